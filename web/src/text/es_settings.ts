import type { Worded } from "./choose";
import type { settings as english } from "./en_settings";

export const settings: Worded<typeof english> = {
  open: "Pantalla y sonido",
  openShort: "Pantalla",
  title: "Ayuda y ajustes",
  theme: "Colores",
  themes: {
    system: "Como en este dispositivo",
    light: "Claros",
    dark: "Oscuros",
    contrast: "Más contraste",
  },
  ownTile: "Mostrarme mi propia imagen",
  ownTileNote: "Los demás le ven en cualquier caso.",
  sound: "Sonido",
  sounds: "Avisar con un sonido cuando haga falta",
  soundsNote: "Por ejemplo, si alguien pide apoyo o espera, o si una sala está por cerrarse.",
  bells: "Tocar una campana en los descansos y las pausas",
  language: "Idioma",
  ownLanguage: "Como en este navegador",
  languageNote: "Para ello se carga de nuevo la página. Si está en el grupo, volverá a él enseguida.",
  useLanguage: "Usar este idioma",
  close: "Cerrar",
};
