"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const list = byId("article-list");
  const body = list.tBodies[0];
  const headers = [...list.tHead.rows[0].cells];
  const collator = new Intl.Collator("vi", { numeric: true });
  const NUMBER = 0, DAY = 2, SECTION = 3, SUBJECT = 4;
  const NONE = "(không có)";

  // Typed without diacritics, a word is found too.
  const folded = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/\s+/g, " ");

  const said = (row, column) => row.cells[column].textContent.trim();
  const timeOf = (row) => row.cells[DAY].firstElementChild.dateTime;
  const items = [...body.rows].map((row) => ({
    row,
    state: row.dataset.state,
    subject: said(row, SUBJECT) || NONE,
    column: said(row, SECTION) || NONE,
    time: timeOf(row).slice(0, 7),
    isShown: true,
  }));

  // -- filters and search ----------------------------------------------------------------------

  const filters = ["state", "subject", "column", "time"].map((name) => ({ name, select: byId(`by-${name}`) }));

  const offer = (name, words = (value) => value) => {
    const counts = new Map();
    for (const item of items) counts.set(item[name], (counts.get(item[name]) || 0) + 1);
    const values = [...counts.keys()].sort(collator.compare);
    byId(`by-${name}`).append(
      ...values.map((value) => new Option(`${words(value)} (${counts.get(value).toLocaleString("vi")})`, value)),
    );
  };
  offer("subject");
  offer("column");
  offer("time", (value) => value.split("-").reverse().join("/"));

  // The text of a row is folded when somebody first searches: opening the page costs nothing.
  const textOf = (item) => (item.text ??= folded(item.row.textContent));

  const refresh = () => {
    const words = folded(byId("search").value).split(" ").filter(Boolean);
    const wanted = filters.filter(({ select }) => select.value);
    let shown = 0;
    for (const item of items) {
      const fits =
        wanted.every(({ name, select }) => item[name] === select.value) &&
        words.every((word) => textOf(item).includes(word));
      if (fits !== item.isShown) item.row.hidden = !fits;
      item.isShown = fits;
      shown += fits ? 1 : 0;
    }
    const [part, whole] = [shown, items.length].map((count) => count.toLocaleString("vi"));
    const isFiltered = words.length > 0 || wanted.length > 0;
    byId("found").textContent = isFiltered ? `Đang hiển thị ${part}/${whole} tin, bài (đã lọc)` : `Đang hiển thị ${part}/${whole} tin, bài`;
    byId("clear").disabled = !isFiltered;
  };

  // -- sorting -----------------------------------------------------------------------------------

  const keyOf = (row, column) => {
    if (column === NUMBER) return Number(said(row, column).replaceAll(".", ""));
    if (column === DAY) return Date.parse(timeOf(row));
    return column === 1 ? row.cells[1].querySelector(".name").textContent : said(row, column);
  };

  const sort = (header, column) => {
    const isAscending = header.getAttribute("aria-sort") !== "ascending";
    const sign = isAscending ? 1 : -1;
    const keys = new Map(items.map(({ row }) => [row, keyOf(row, column)]));
    const compare = column === NUMBER || column === DAY ? (x, y) => x - y : collator.compare;
    items.sort((a, b) => sign * compare(keys.get(a.row), keys.get(b.row)));
    headers.forEach((other) => other.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
    body.append(...items.map(({ row }) => row));
  };

  // Buttons come with the script: without it there is none that does nothing.
  headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", () => sort(header, column));
    header.append(button);
  });

  byId("search").addEventListener("input", refresh);
  filters.forEach(({ select }) => select.addEventListener("change", refresh));
  const form = document.querySelector(".controls");
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => {
    form.reset();
    refresh();
    byId("search").focus();
  });
  form.hidden = false;
  refresh();
})();
