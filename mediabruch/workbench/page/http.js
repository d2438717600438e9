// The engine behind `mediabruch serve`.

import { t } from "./state.js";

const TOKEN = "mediabruch-token", TAB = "mediabruch-tab";
const named = new URLSearchParams(location.hash.slice(1)); // the address that the program names says more than a place

// The token comes in the address, and does not stay there.
function tokenOf() {
  const found = named.get("token");
  if (found) {
    sessionStorage.setItem(TOKEN, found);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return found ?? sessionStorage.getItem(TOKEN) ?? "";
}

// Each tab has work of its own, which a reload finds again.
function tabOf() {
  const found = sessionStorage.getItem(TAB) ?? crypto.randomUUID();
  sessionStorage.setItem(TAB, found);
  return found;
}

/** A transport that asks the server that sent this page. */
export function overHttp() {
  const token = tokenOf(), tab = tabOf();
  return {
    kind: "http",
    lang: named.get("lang"),
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
