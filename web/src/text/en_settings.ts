/** What the choices of display, sound and language say, on every page. */
export const settings = {
  open: "Display and sound",
  openShort: "Display",
  title: "Help and settings",
  theme: "Colours",
  themes: {
    system: "As on this device",
    light: "Light",
    dark: "Dark",
    contrast: "More contrast",
  },
  ownTile: "Show me my own picture",
  ownTileNote: "The others see you all the same.",
  sound: "Sound",
  sounds: "Play a sound when something needs me",
  soundsNote: "Such as a call for support, somebody waiting, or a room about to close.",
  bells: "Ring a bell at breaks and pauses",
  language: "Language",
  ownLanguage: "As in this browser",
  languageNote: "The page is loaded anew for it. If you are in the group, you come straight back.",
  useLanguage: "Use this language",
  close: "Close",
};
