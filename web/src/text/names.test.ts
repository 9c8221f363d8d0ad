import { describe, expect, it } from "vitest";
import { de as staffDe } from "../staff/text/de";
import { en as staffEn } from "../staff/text/en";
import { es as staffEs } from "../staff/text/es";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";

/** Buttons that stand once for each person or room: what they show, and what a screen reader calls them. */
const pairs = (t: typeof en, staff: typeof staffEn): [string, string][] => [
  [t.checkins.concerns.take, t.checkins.concerns.takeOne("Ann")],
  [t.scene.lead.hasLeft, t.scene.lead.hasLeftOne("Ann")],
  [t.scene.lead.ask, t.scene.lead.askOne("Ann")],
  [t.scene.pass, t.scene.lead.passOne("Ann")],
  [t.rooms.answer, t.rooms.answerOne("Ann")],
  [t.rooms.dismissHelp, t.rooms.dismissHelpOne("Ann")],
  [t.rooms.visit, t.rooms.visitOne("Oak")],
  [t.rooms.listen, t.rooms.listenOne("Oak")],
  [t.rooms.closeOne, t.rooms.closeOneOf("Oak")],
  [t.roomNames.message, t.roomNames.messageOne("Oak")],
  [t.rooms.go, t.rooms.goTo("Oak")],
  [t.balance.giveWord, t.balance.give("Ann")],
  [t.balance.details, t.balance.detailsOf("Ann")],
  [t.support.acknowledge, t.support.acknowledgeOne("Ann")],
  [t.support.settle, t.support.settleOne("Ann")],
  [t.support.takeAside, t.support.takeAsideOne("Ann")],
  [t.hour.agenda.go, t.hour.agenda.goTo("Closing")],
  [t.turns.now, t.turns.nowOne("Ann")],
  [t.turns.skip, t.turns.skipOne("Ann")],
  [t.turns.giveWord, t.turns.giveWordTo("Ann")],
  [t.turns.keepIn, t.turns.keepInOne("Ann")],
  [t.people.remove, t.people.removeOne("Ann")],
  [t.people.more, t.people.moreOne("Ann")],
  [t.people.mute, t.people.muteOne("Ann")],
  [t.waiting.admit, t.waiting.admitOne("Ann")],
  [staff.report.trend.open, staff.report.trend.openOne("Ann")],
  [staff.settings.unpair, staff.settings.unpairOne("Ann", "Ben")],
  [staff.calendar.session, staff.month.openOne("Circle", "18:00")],
  [staff.calendar.cancel, staff.calendar.cancelOne("Tuesday")],
  [staff.calendar.restore, staff.calendar.restoreOne("Tuesday")],
  [staff.links.code, staff.links.codeOne("Ann")],
  [staff.links.revoke, staff.links.revokeOne("Ann")],
  [staff.links.revoke, staff.keys.revokeOne("Records")],
];

describe("the names of buttons", () => {
  it.each([
    ["English", en, staffEn],
    ["German", de, staffDe],
    ["Spanish", es, staffEs],
  ])("have in them what is to be seen, so that who speaks to their device can say it: %s", (_, t, staff) => {
    const apart = pairs(t as typeof en, staff as typeof staffEn).filter(
      ([seen, name]) => !name.toLowerCase().includes(seen.toLowerCase()),
    );
    expect(apart).toEqual([]);
  });
});
