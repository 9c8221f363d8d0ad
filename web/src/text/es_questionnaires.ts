/**
 * Published questionnaires in Spanish. PHQ-9: the Spanish version of its authors (Cuestionario sobre la salud del
 * paciente-9), free to reproduce and to distribute. Of the GAD-7 several versions are about, so it stays English.
 */
import type { Text } from "./en";

export const questionnaires: Text["questionnaires"] = {
  published: {
    phq9: {
      title: "Cuestionario sobre la salud del paciente (PHQ-9)",
      stem: "Durante las últimas 2 semanas, ¿qué tan seguido ha tenido molestias debido a los siguientes problemas?",
      items: [
        "Poco interés o placer en hacer cosas",
        "Se ha sentido decaído(a), deprimido(a) o sin esperanzas",
        "Ha tenido dificultad para quedarse o permanecer dormido(a), o ha dormido demasiado",
        "Se ha sentido cansado(a) o con poca energía",
        "Sin apetito o ha comido en exceso",
        "Se ha sentido mal con usted mismo(a) – o que es un fracaso o que ha quedado mal con usted mismo(a) o con su familia",
        "Ha tenido dificultad para concentrarse en ciertas actividades, tales como leer el periódico o ver la televisión",
        "¿Se ha movido o hablado tan lento que otras personas podrían haberlo notado? o lo contrario – muy inquieto(a) o agitado(a) que ha estado moviéndose mucho más de lo normal",
        "Pensamientos de que estaría mejor muerto(a) o de lastimarse de alguna manera",
      ],
      options: ["Ningún día", "Varios días", "Más de la mitad de los días", "Casi todos los días"],
      difficulty:
        "Si marcó cualquiera de los problemas, ¿qué tanta dificultad le han dado estos problemas para hacer su trabajo, encargarse de las tareas del hogar, o llevarse bien con otras personas?",
      difficulty_options: ["No ha sido difícil", "Un poco difícil", "Muy difícil", "Extremadamente difícil"],
      source:
        "Elaborado por los doctores Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke y colegas, mediante una subvención educativa otorgada por Pfizer Inc.",
    },
  },
  foreign: "Sus preguntas aparecen en inglés: aquí no hay una traducción publicada.",
};
