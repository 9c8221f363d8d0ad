/** What each code of a refusal means, in Spanish. */
import type { Codes } from "./refusals";

export const refusals: Codes = {
  unauthenticated: "No ha accedido a su cuenta, o su enlace no es válido.",
  expired: "Ha caducado. Pida un enlace nuevo o vuelva a acceder a su cuenta, por favor.",
  forbidden: "Aquí no puede hacerlo.",
  not_found: "Eso no existe (o ya no).",
  invalid: "Así no se puede hacer. Revise lo que ha escrito, por favor.",
  conflict: "No encaja con lo que ocurre ahora. Mire cómo está todo y vuelva a intentarlo, por favor.",
  full: "Ya no queda lugar.",
  locked: "En este momento está bloqueado.",
  ended: "Esta sesión ha terminado.",
  removed: "Usted ya no forma parte de esta sesión.",
  rate_limited: "Ha sido demasiado rápido. Espere un momento y vuelva a intentarlo, por favor.",
  too_large: "Es demasiado largo. Acórtelo, por favor.",
  unavailable: "El servidor no puede hacerlo ahora. Vuelva a intentarlo en un momento, por favor.",
};
