"use strict";
// The list can be sorted by each column and narrowed by words; both work from the keyboard and are said aloud.
(() => {
  const table = document.getElementById("list"), body = table.tBodies[0];
  const filter = document.getElementById("filter"), count = document.getElementById("count");
  const rows = [...body.rows];
  const text = row => row.textContent.toLocaleLowerCase();
  const words = new Map(rows.map(row => [row, text(row)]));
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });

  function value(row, column, isNumber) {
    const cell = row.cells[column];
    return isNumber ? cell.dataset.value : cell.textContent;
  }

  function sort(head, column, isNumber) {
    const isUp = head.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    const sign = isUp ? 1 : -1;
    const sorted = [...rows].sort((one, two) => {
      const [left, right] = [value(one, column, isNumber), value(two, column, isNumber)];
      if (left === "" || right === "") return (left === "") - (right === "");  // what is not known comes last
      return sign * (isNumber ? left - right : order.compare(left, right));
    });
    body.append(...sorted);
  }

  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sort(head, Number(head.dataset.column), "number" in head.dataset));
  }

  function narrow() {
    const wanted = filter.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !wanted.every(word => words.get(row).includes(word));
      if (!row.hidden) shown += 1;
    }
    count.textContent = count.dataset.shown.replace("{shown}", shown).replace("{all}", rows.length);
  }

  filter.closest("p").hidden = false;
  filter.addEventListener("input", narrow);
  narrow();
})();
