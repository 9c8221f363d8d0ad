/** Words for when something is wrong with the connection or the own devices. */
export const recovery = {
  offline: "Your device has no network at the moment.",
  offlineMore: "Your place is kept. You come back by yourself as soon as there is one.",
  server: "The server cannot be reached. Your place is kept.",
  serverMore: "You come back by yourself; there is nothing you need to do.",
  flowing: "You may go on seeing and hearing each other meanwhile.",
  frozen: "What you see is the last picture.",
  next: (seconds: number) => (seconds === 1 ? "Next try in 1 second" : `Next try in ${seconds} seconds`),
  trying: "Trying…",
  tryNow: "Try now",
  restoring: "Restoring sound and picture…",
  connecting: "Sound and picture are still being connected…",
  blocked: "Sound and picture do not get through this network.",
  blockedMore:
    "You are in the session, and the others see your name. It often helps to leave a company or guest Wi-Fi for mobile data, or to switch off a VPN. The page keeps trying.",
  forIt: "For whoever looks after this network",
  allow: (protocol: "udp" | "tcp", address: string, port: number) =>
    `${protocol.toUpperCase()} to ${address}, port ${port}`,
  allowLead: "Please allow at least one of these, UDP rather than TCP:",
  weak: "Your connection is weak. Sound comes first.",
  weakMore: "Your picture is sent small for now.",
  stopCamera: "Stop my camera",
  good: "Your connection is good again.",
  back: "You are connected again.",
  detour: "Slower way",
  detourMore: "This network lets no UDP through. Sound and picture take a slower way, over TCP, and may lag a little.",

  microphone: {
    back: "There is a microphone again.",
    silent: "Your system or your headset keeps the microphone silent. The others do not hear you.",
    start: "Switch microphone on",
    replaced: (name: string) => `Your microphone was disconnected. Now in use: ${name}`,
    replacedUnnamed: "Your microphone was disconnected. Another one is in use now.",
    dismiss: "Without microphone",
  },
  camera: {
    back: "There is a camera again.",
    silent: "Your system holds the camera back. The others do not see you.",
    start: "Switch camera on",
    replaced: (name: string) => `Your camera was disconnected. Now in use: ${name}`,
    replacedUnnamed: "Your camera was disconnected. Another one is in use now.",
    dismiss: "Without camera",
  },
  both: {
    denied: "The browser may not use your microphone and camera. Allow them beside the address, then try again.",
    dismiss: "Without both",
  },
  again: "Try again",
  how: "How to allow it",
  steps: {
    computer:
      "Beside the address at the top of the browser there is a small sign: a lock, sliders, or a crossed-out camera. Press it, allow the device for this page, and try again here.",
    phone:
      "Open the settings of your phone, choose this browser, and allow microphone and camera. Then come back here and try again.",
    taken: "Close other programs and tabs that may be in a call, and try again.",
  },
} as const;
