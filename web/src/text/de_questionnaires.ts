/**
 * Published questionnaires in German. PHQ-9: Gesundheitsfragebogen für Patienten (PHQ-D), Löwe B, Spitzer RL, Zipfel S,
 * Herzog W, Heidelberg 2002. GAD-7: Löwe B et al., Medical Care 2008; 46:266-274. Free to reproduce and to distribute.
 * The question about difficulty stays as the server sends it.
 */
import type { Text } from "./en";

const STEM = "Wie oft fühlten Sie sich im Verlauf der letzten 2 Wochen durch die folgenden Beschwerden beeinträchtigt?";
const OPTIONS = ["Überhaupt nicht", "An einzelnen Tagen", "An mehr als der Hälfte der Tage", "Beinahe jeden Tag"];
const BY =
  "Entwickelt von Dr. Robert L. Spitzer, Dr. Janet B.W. Williams, Dr. Kurt Kroenke und Kollegen, gefördert von Pfizer Inc.";

export const questionnaires: Text["questionnaires"] = {
  published: {
    phq9: {
      title: "Gesundheitsfragebogen für Patienten (PHQ-9)",
      stem: STEM,
      items: [
        "Wenig Interesse oder Freude an Ihren Tätigkeiten",
        "Niedergeschlagenheit, Schwermut oder Hoffnungslosigkeit",
        "Schwierigkeiten ein- oder durchzuschlafen oder vermehrter Schlaf",
        "Müdigkeit oder Gefühl, keine Energie zu haben",
        "Verminderter Appetit oder übermäßiges Bedürfnis zu essen",
        "Schlechte Meinung von sich selbst; Gefühl, ein Versager zu sein oder die Familie enttäuscht zu haben",
        "Schwierigkeiten, sich auf etwas zu konzentrieren, z. B. beim Zeitunglesen oder Fernsehen",
        "Waren Ihre Bewegungen oder Ihre Sprache so verlangsamt, dass es auch anderen auffallen würde? Oder waren Sie im Gegenteil „zappelig“ oder ruhelos und hatten dadurch einen stärkeren Bewegungsdrang als sonst?",
        "Gedanken, dass Sie lieber tot wären oder sich Leid zufügen möchten",
      ],
      options: OPTIONS,
      source: `${BY} Deutsche Fassung: PHQ-D, Bernd Löwe, Stephan Zipfel und Wolfgang Herzog, Heidelberg.`,
    },
    gad7: {
      title: "Skala zur generalisierten Angststörung (GAD-7)",
      stem: STEM,
      items: [
        "Nervosität, Ängstlichkeit oder Anspannung",
        "Nicht in der Lage sein, Sorgen zu stoppen oder zu kontrollieren",
        "Übermäßige Sorgen bezüglich verschiedener Angelegenheiten",
        "Schwierigkeiten zu entspannen",
        "Rastlosigkeit, so dass Stillsitzen schwer fällt",
        "Schnelle Verärgerung oder Gereiztheit",
        "Gefühl der Angst, so als würde etwas Schlimmes passieren",
      ],
      options: OPTIONS,
      source: `${BY} Deutsche Fassung: Bernd Löwe und andere, 2008.`,
    },
  },
  foreign: "Die Fragen erscheinen auf Englisch: Eine veröffentlichte Übersetzung ist hier nicht hinterlegt.",
};
