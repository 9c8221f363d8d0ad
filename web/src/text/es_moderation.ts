/** Mutes, locks, questions, private words and prompts, in Spanish. */
import type { Text } from "./en";

const MEDIA = { microphone: "micrófono", camera: "cámara" };

const everySeconds = (seconds: number): string => (seconds === 1 ? "1 segundo" : `${seconds} segundos`);

export const moderation: Text["moderation"] = {
  tab: "Grupo",
  media: "Micrófonos y cámaras",
  muteAll: "Silenciar al grupo",
  muteAllBut: "Silenciar al grupo, salvo a…",
  muteBut: "No silenciar a",
  muteOthers: "Silenciar al resto",
  lockMicrophones: "Bloquear los micrófonos",
  lockCameras: "Bloquear las cámaras",
  lockHint:
    "Lo que se bloquea se apaga y sigue apagado, también en las salas pequeñas y para quien llegue. Al desbloquear no se le activa a nadie.",
  chat: "Chat",
  chatOn: "Las personas participantes pueden escribir a todo el grupo",
  privateOn: "Las personas participantes pueden escribirse en privado",
  slow: "Modo lento, para mensajes y reacciones",
  slowOff: "No",
  slowSeconds: (seconds) =>
    seconds < 60 ? everySeconds(seconds) : seconds === 60 ? "1 minuto" : `${seconds / 60} minutos`,
  clear: "Quitar todos los mensajes",
  clearBody: "Todo lo que se ha escrito hasta ahora desaparece de todas las pantallas. No se puede recuperar.",
  whisper: "Susurrar a quienes facilitan",
  whisperShort: "Susurrar",
  whispers: "Susurros entre quienes facilitan",

  locks: {
    tile: "con bloqueo",
    microphone: "Bloqueado",
    ownMicrophone: "Por ahora, quien facilita mantiene apagado su micrófono.",
    ownCamera: "Por ahora, quien facilita mantiene apagada su cámara.",
    microphones: "Quien facilita ha bloqueado los micrófonos.",
    cameras: "Quien facilita ha bloqueado las cámaras.",
    releaseMicrophones: "Desbloquear los micrófonos",
    releaseCameras: "Desbloquear las cámaras",
  },

  askMicrophone: "Pedir que active el micro",
  askCamera: "Pedir la cámara",
  asked: (name) => `Se le ha pedido a ${name}.`,
  lockMicrophone: "Bloquear el micrófono",
  unlockMicrophone: "Desbloquear el micrófono",
  lockCamera: "Bloquear la cámara",
  unlockCamera: "Desbloquear la cámara",

  question: {
    microphone: (name) => `De parte de ${name}: ¿quiere activar su micrófono?`,
    camera: (name) => `De parte de ${name}: ¿quiere activar su cámara?`,
    body: "Usted decide. Nadie más puede hacerlo.",
    yesMicrophone: "Activarlo",
    yesCamera: "Activarla",
    no: "Ahora no",
  },
  notNow: (name, media) => `${name}: ahora no (${MEDIA[media]})`,

  word: "Mensaje privado",
  words: "Mensajes privados",
  wordWith: (name) => `Con ${name}`,
  wordFrom: (name) => `Un mensaje privado de ${name}`,
  wordNote: "Solo lo leen ustedes dos, y no se guarda nada.",
  whisperNote: "Lo leen quienes facilitan, y no se guarda nada.",
  wordLabel: "Sus palabras",
  wordClose: "Cerrar los mensajes privados",
  wordEmpty: "Todavía no se ha dicho nada.",
  you: "Usted",
  unreadWords: (count) => (count === 1 ? "1 nuevo" : `${count} nuevos`),

  prompt: "Tarjeta discreta",
  promptTitle: (name) => `Una tarjeta discreta para ${name}`,
  promptNote: "Aparece solo en su pantalla. No se guarda nada.",
  promptOwn: "Con sus propias palabras",
  promptSend: "Mostrarla",
  promptCancel: "Cancelar",
  promptFrom: (name) => `De ${name}, solo para usted:`,
  promptThanks: "Gracias",
  promptShown: (name) => `Su tarjeta está en la pantalla de ${name}.`,
  presets: [
    "Tómese su tiempo.",
    "Le escuchamos.",
    "¿Quiere contar algo más?",
    "¿Cómo es esto para usted?",
    "Vaya terminando, por favor.",
    "Su micrófono está apagado.",
  ],

  microphonesLocked: "Los micrófonos están bloqueados.",
  microphonesReleased: "Los micrófonos ya no están bloqueados. Puede activar el suyo cuando quiera.",
  camerasLocked: "Las cámaras están bloqueadas.",
  camerasReleased: "Las cámaras ya no están bloqueadas. Puede activar la suya cuando quiera.",
  ownMicrophoneLocked: "Quien facilita ha apagado su micrófono y por ahora lo mantiene así.",
  ownMicrophoneReleased: "Puede volver a activar su micrófono cuando quiera.",
  ownCameraLocked: "Quien facilita ha apagado su cámara y por ahora la mantiene así.",
  ownCameraReleased: "Puede volver a activar su cámara cuando quiera.",
  cameraStopped: "Quien facilita ha apagado su cámara.",
  chatOff: "El chat está cerrado. Aún puede escribir a quienes facilitan.",
  chatOnNews: "El chat está abierto.",
  privateAllowed: "Ya es posible escribirse en privado entre participantes.",
  privateEnded: "Ya no es posible escribirse en privado entre participantes.",
  slowNews: (seconds) =>
    seconds === 0 ? "Ya no hay modo lento." : `Modo lento: un mensaje cada ${everySeconds(seconds)}.`,
};
