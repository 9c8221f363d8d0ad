import type { Worded } from "./choose";
import type { recovery as english } from "./en_recovery";

export const recovery: Worded<typeof english> = {
  offline: "Su dispositivo no tiene red en este momento.",
  offlineMore: "Su lugar queda guardado. Volverá sin hacer nada en cuanto haya red.",
  server: "No se puede llegar al servidor. Su lugar queda guardado.",
  serverMore: "Volverá sin tener que hacer nada.",
  flowing: "Es posible que mientras tanto sigan viéndose y oyéndose.",
  frozen: "Lo que ve es la última imagen.",
  next: (seconds) => (seconds === 1 ? "Próximo intento en 1 segundo" : `Próximo intento en ${seconds} segundos`),
  trying: "Intentando…",
  tryNow: "Intentar ahora",
  restoring: "Recuperando el sonido y la imagen…",
  connecting: "El sonido y la imagen aún se están conectando…",
  blocked: "El sonido y la imagen no pasan por esta red.",
  blockedMore:
    "Está en la sesión y los demás ven su nombre. Suele ayudar cambiar de una wifi de empresa o de invitados a los datos móviles, o apagar una VPN. La página lo sigue intentando.",
  forIt: "Para quien se ocupa de esta red",
  allow: (protocol, address, port) => `${protocol.toUpperCase()} a ${address}, puerto ${port}`,
  allowLead: "Por favor, permita al menos una de estas conexiones, mejor UDP que TCP:",
  weak: "Su conexión es débil. El sonido va primero.",
  weakMore: "Por ahora su imagen se envía pequeña.",
  stopCamera: "Apagar mi cámara",
  good: "Su conexión vuelve a ser buena.",
  back: "Vuelve a tener conexión.",
  detour: "Camino más lento",
  detourMore:
    "Esta red no deja pasar UDP. El sonido y la imagen van por un camino más lento, por TCP, y pueden llegar con algo de retraso.",

  microphone: {
    back: "Vuelve a haber un micrófono.",
    silent: "Su sistema o sus auriculares mantienen el micrófono en silencio. Los demás no le oyen.",
    start: "Encender el micrófono",
    replaced: (name) => `Su micrófono se ha desconectado. Ahora se usa: ${name}`,
    replacedUnnamed: "Su micrófono se ha desconectado. Ahora se usa otro.",
    dismiss: "Sin micrófono",
  },
  camera: {
    back: "Vuelve a haber una cámara.",
    silent: "Su sistema retiene la cámara. Los demás no le ven.",
    start: "Encender la cámara",
    replaced: (name) => `Su cámara se ha desconectado. Ahora se usa: ${name}`,
    replacedUnnamed: "Su cámara se ha desconectado. Ahora se usa otra.",
    dismiss: "Sin cámara",
  },
  both: {
    denied:
      "El navegador no puede usar su micrófono ni su cámara. Permítalos junto a la dirección e inténtelo de nuevo.",
    dismiss: "Sin ambos",
  },
  again: "Intentar de nuevo",
  how: "Cómo permitirlo",
  steps: {
    computer:
      "Arriba, junto a la dirección, el navegador muestra un pequeño signo: un candado, unos controles o una cámara tachada. Púlselo, permita el dispositivo para esta página e inténtelo de nuevo aquí.",
    phone:
      "Abra los ajustes de su teléfono, elija este navegador y permita el micrófono y la cámara. Después vuelva aquí e inténtelo de nuevo.",
    taken: "Cierre otros programas y pestañas que puedan estar en una llamada, e inténtelo de nuevo.",
  },
};
