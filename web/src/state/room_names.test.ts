import { describe, expect, it } from "vitest";
import { person, room, view } from "../testing/samples";
import { de } from "../text/de";
import { en } from "../text/en";
import { inWords, roomName } from "./room_names";

const FAY = person("a", { role: "facilitator" });

describe("the names of rooms", () => {
  it("are said in the page's language where nobody has named them", () => {
    expect(["Main room", "Room 12", "Side room"].map((name) => roomName(name, de))).toEqual([
      "Hauptraum",
      "Raum 12",
      "Nebenraum",
    ]);
  });

  it("stay as a leader has chosen them", () => {
    expect(["Garden", "Room 12b", "My Room 1", "room 1"].map((name) => roomName(name, de))).toEqual([
      "Garden",
      "Room 12b",
      "My Room 1",
      "room 1",
    ]);
  });

  it("are so in the whole view, in the plan too, which is left alone where there is nothing to say", () => {
    const plan = { method: "random" as const, rooms: [{ id: "p1", name: "Room 1", limit: null, participants: [] }] };
    const seen = { ...view(FAY), rooms: [room("main", "Main room"), room("r1", "Oak")], plan };
    const said = inWords(seen, de);
    expect(said.rooms.map(({ name }) => name)).toEqual(["Hauptraum", "Oak"]);
    expect(said.plan?.rooms[0]?.name).toBe("Raum 1");
    expect(inWords(seen, en)).toBe(seen);
  });
});
