import { describe, expect, it, vi } from "vitest";
import { Api, Refused } from "./api";

function api(answer: Response | Error, token: string | null = "t") {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => {
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const signedOut = vi.fn();
  return { fetch, signedOut, api: new Api({ fetch, token: () => token, signedOut }) };
}
const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });

describe("the HTTP API", () => {
  it("is asked by the operation's method and path, with what is in the path made safe", async () => {
    const { api: asked, fetch } = api(json({ id: "g" }));
    await asked.ask("showGroup", { path: { group: "a/b" } });
    expect(fetch.mock.calls[0]![0]).toBe("/api/v1/groups/a%2Fb");
    expect(fetch.mock.calls[0]![1].method).toBe("GET");
    expect(fetch.mock.calls[0]![1].headers).toEqual({ Authorization: "Bearer t" });
  });

  it("leaves out of the query what is not there", async () => {
    const { api: asked, fetch } = api(json({}));
    await asked.ask("listSessions", { query: { state: "ended", limit: 5 } });
    expect(fetch.mock.calls[0]![0]).toBe("/api/v1/sessions?state=ended&limit=5");
  });

  it("makes everything that makes something repeatable", async () => {
    const { api: asked, fetch } = api(json({}, 201));
    await asked.ask("makeKey", { body: { name: "k", scopes: [] } });
    const headers = fetch.mock.calls[0]![1].headers as Record<string, string>;
    expect(headers["Idempotency-Key"]).toMatch(/^[0-9a-f]{32}$/);
    expect(fetch.mock.calls[0]![1].body).toBe('{"name":"k","scopes":[]}');
  });

  it("answers nothing where there is nothing to say", async () => {
    const { api: asked } = api(new Response(null, { status: 204 }));
    expect(await asked.ask("signOut", {})).toBeUndefined();
  });

  it("gives a refusal its code and its sentence", async () => {
    const { api: asked, signedOut } = api(json({ code: "not_found", detail: "There is no such group." }, 404));
    await expect(asked.ask("showGroup", { path: { group: "g" } })).rejects.toEqual(
      new Refused("not_found", "There is no such group."),
    );
    expect(signedOut).not.toHaveBeenCalled();
  });

  it("says that the sign-in is over, but not of a wrong password", async () => {
    const over = api(json({ code: "unauthenticated", detail: "" }, 401));
    await expect(over.api.ask("listGroups", {})).rejects.toThrow(Refused);
    expect(over.signedOut).toHaveBeenCalledOnce();
    const wrong = api(json({ code: "unauthenticated", detail: "" }, 401), null);
    await expect(wrong.api.ask("signIn", { body: { login: "a", password: "b" } })).rejects.toThrow(Refused);
    expect(wrong.signedOut).not.toHaveBeenCalled();
  });

  it("is offline when nothing answers, and unavailable when something else does", async () => {
    await expect(api(new Error("down")).api.ask("listGroups", {})).rejects.toMatchObject({ code: "offline" });
    const html = new Response("<h1>Bad gateway</h1>", { status: 502 });
    await expect(api(html).api.ask("listGroups", {})).rejects.toMatchObject({ code: "unavailable" });
  });
});
