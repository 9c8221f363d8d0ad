/** Words on shared screens and on what stands large on one's own page, in Spanish. */
import type { Text } from "./en";

export const sharing: Text["sharing"] = {
  button: "Compartir pantalla",
  takeOver: "Compartir la mía",
  stop: "Dejar de compartir",
  choosing: "Elija qué compartir …",
  own: "Su pantalla se está viendo.",
  seen: "Todas las personas de esta sala pueden verla.",
  seenIn: (room: string) => `Todas las personas de ${room} pueden verla.`,
  of: (name: string) => `Pantalla de ${name}`,
  coming: "La pantalla aparecerá enseguida.",
  waiting: (name: string) => `Se ha perdido la conexión de ${name}. La pantalla está quieta por un momento.`,
  stopOne: (name: string) => `Detener la pantalla de ${name}`,
  large: "Mostrar la pantalla en grande",
  small: "Mostrar la pantalla como una imagen más",
  busy: (name: string) => `${name} está compartiendo su pantalla. Podrá compartir la suya cuando termine.`,
  allowOne: "Permitir que comparta su pantalla",
  forbidOne: "No permitir más que comparta",
  section: "Pantallas",
  everyone: "Todas las personas pueden compartir su pantalla",
  everyoneHint: "Una pantalla a la vez en cada sala. Puede detener cualquiera y tomar el relevo en todo momento.",
  pin: (name: string) => `Mostrar a ${name} en grande, solo en su pantalla`,
  unpin: (name: string) => `Volver a mostrar a ${name} como a las demás personas`,
  pinned: "en grande en su pantalla",
  speaks: (names: string) => `Habla: ${names}`,
  trouble: {
    denied:
      "No se comparte nada. Si no lo ha elegido usted, permita en los ajustes de su equipo que el navegador grabe la pantalla.",
    missing: "No hay ninguna pantalla ni ventana que compartir.",
    taken: "El equipo no ha entregado esta pantalla. Pruebe con otra ventana o con la pantalla completa.",
    failed: "No se ha podido compartir. Inténtelo de nuevo, por favor.",
  },
  news: {
    shared: (name: string) => `${name} está compartiendo su pantalla`,
    over: (name: string) => `${name} ya no comparte su pantalla`,
    stoppedBy: (name: string) => `${name} ha detenido su pantalla. Ya nadie la ve.`,
    takenOver: (name: string) => `${name} comparte ahora su pantalla. La de usted ya no se muestra.`,
    ended: "Su pantalla ya no se comparte.",
    allowed: "Ya puede compartir su pantalla.",
    forbidden: "Compartir pantallas vuelve a ser cosa de quienes facilitan.",
  },
};
