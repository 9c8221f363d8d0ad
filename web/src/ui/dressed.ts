/** Imported first, so that the page looks as wanted before its words are there. */
import { dress } from "./theme";

dress(document);
