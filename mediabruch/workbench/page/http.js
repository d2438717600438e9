// The engine behind `mediabruch serve`.

import { t } from "./state.js";

const TOKEN = "mediabruch-token", TAB = "mediabruch-tab";
const LANG = "mediabruch-lang";
const ROOM = 45e6; // bytes of files in one call, which the server takes in base64

// The token and the language come in the address, and do not stay there.
function takeUp() {
  const named = new URLSearchParams(location.hash.slice(1));
  if (!named.has("token")) return;
  sessionStorage.setItem(TOKEN, named.get("token"));
  sessionStorage.setItem(LANG, named.get("lang") ?? "");
  history.replaceState(null, "", location.pathname + location.search);
}

// Each tab has work of its own, which a reload finds again.
function tabOf() {
  const found = sessionStorage.getItem(TAB) ?? crypto.randomUUID();
  sessionStorage.setItem(TAB, found);
  return found;
}

/** A transport that asks the server that sent this page. */
export function overHttp() {
  takeUp();
  const token = sessionStorage.getItem(TOKEN) ?? "", tab = tabOf();
  return {
    kind: "http",
    room: ROOM,
    lang: sessionStorage.getItem(LANG),
    ready: Promise.resolve(),
    async call(name, facts) {
      try {
        const response = await fetch(`call/${name}`, {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-Mediabruch-Token": token, "X-Mediabruch-Tab": tab },
          body: JSON.stringify(facts),
        });
        return response.ok ? await response.json() : { error: { message: t(response.status === 401 ? "no_token" : "not_taken") } };
      } catch {
        return { error: { message: t("no_server") } };
      }
    },
  };
}
