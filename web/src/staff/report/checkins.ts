/** How people were, as far as they keep it: in a session, and over the sessions of their group. */
import type { CheckInReport, OwnCheckIn, Trend } from "../../generated/api";
import type { Series } from "../../ui/chart";

type When = OwnCheckIn["when"];

/** Moods before and after, of those who keep either: one row a person. */
export function moods(
  checkIns: readonly CheckInReport[],
  nameOf: (participant: string) => string,
  names: Readonly<Record<When, string>>,
): { readonly labels: readonly string[]; readonly series: readonly Series[] } {
  const found = new Map<When, Map<string, number>>();
  for (const { when, parts } of checkIns) {
    const of = found.get(when) ?? new Map<string, number>();
    found.set(when, of);
    for (const { participant, answers } of parts) {
      if (answers !== null && answers.mood !== null) of.set(participant, answers.mood);
    }
  }
  const people = [...new Set([...found.values()].flatMap((of) => [...of.keys()]))];
  const series = (["before", "after"] as const).flatMap((when) => {
    const of = found.get(when);
    return of === undefined || of.size === 0
      ? []
      : [{ name: names[when], data: people.map((who) => ({ at: nameOf(who), value: of.get(who) ?? null })) }];
  });
  return { labels: people.map(nameOf), series };
}

/** One measure over sessions: a line for each that was ever told. */
export interface TrendLines {
  readonly labels: readonly string[];
  readonly mood: readonly Series[];
  /** Scores of questionnaires, each of at most `highest`. */
  readonly scores: readonly {
    readonly questionnaire: "phq9" | "gad7";
    readonly highest: number;
    readonly series: Series;
  }[];
}

/** `labelOf` says a session's time; sessions at the same one stay apart. */
export function trendLines(
  { sessions }: Trend,
  labelOf: (at: number) => string,
  names: Readonly<Record<When, string>>,
): TrendLines {
  const labels = distinct(sessions.map(({ starts_at }) => labelOf(starts_at)));
  const told = (of: (checkIns: readonly OwnCheckIn[]) => number | null): Series["data"] =>
    sessions.map(({ check_ins }, n) => ({ at: labels[n] ?? "", value: of(check_ins) }));
  const any = ({ data }: Series): boolean => data.some(({ value }) => value !== null);
  const mood = (["before", "after"] as const).map((when) => ({
    name: names[when],
    data: told(
      (all) => all.findLast((each) => each.when === when && each.answers?.mood != null)?.answers?.mood ?? null,
    ),
  }));
  const scores = (["phq9", "gad7"] as const).map((questionnaire) => {
    const of = (all: readonly OwnCheckIn[]): OwnCheckIn | undefined =>
      all.findLast((each) => each.questionnaire === questionnaire && each.answers?.score != null);
    const highest = sessions.map(({ check_ins }) => of(check_ins)?.answers?.score?.highest ?? 0);
    const data = told((all) => of(all)?.answers?.score?.total ?? null);
    return { questionnaire, highest: Math.max(0, ...highest), series: { name: questionnaire, data } };
  });
  return { labels, mood: mood.filter(any), scores: scores.filter(({ series }) => any(series)) };
}

/** Two of the same name are told apart by a number. */
export function distinct(labels: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    return times === 1 ? label : `${label} (${times})`;
  });
}
