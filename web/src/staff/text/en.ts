/** Everything the staff's pages say, in English. Another language is another table of the type `StaffText`. */
import type { Worded } from "../../text/choose";

export const en = {
  language: "en",
  product: "Hearth",
  title: (page: string) => `${page} · Hearth`,

  signIn: {
    title: "Sign in",
    lead: "For those who lead and run the groups. Members of a group need no account: their link is all.",
    login: "Login",
    password: "Password",
    show: "Show the password",
    enter: "Sign in",
    entering: "Signing in…",
    idle: "You were signed out because nobody was there for a while.",
    left: "You are signed out.",
    wrong: "Login and password do not match.",
    offline: "The server cannot be reached at the moment.",
    leave: "Sign out",
    leaving: "Nobody seems to be there.",
    leavingMore: "You will be signed out in a moment, so that nobody else reads what is yours.",
    stay: "I am here",
  },

  nav: {
    label: "Pages",
    skip: "To the page",
    today: "Today",
    groups: "Groups",
    sessions: "Sessions",
    accounts: "Accounts",
    keys: "API keys",
    audit: "Audit",
    own: "Your account",
  },

  unknown: {
    title: "There is no such page",
    body: "Perhaps the address was copied in part only.",
    back: "To today's sessions",
  },

  state: {
    loading: "Loading…",
    failed: "This could not be loaded.",
    again: "Try again",
    unavailable: "The server cannot do this right now.",
  },
} as const;

export type StaffText = Worded<typeof en>;
