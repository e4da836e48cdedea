"use strict";
(() => {
  const table = document.getElementById("article-list");
  const body = table.tBodies[0];
  const headers = [...table.tHead.rows[0].cells];
  const search = document.getElementById("search");
  const show = document.getElementById("show");
  const found = document.getElementById("found");
  const collator = new Intl.Collator("vi", { numeric: true });

  // Typed without diacritics, a word is found too.
  const folded = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/\s+/g, " ");
  const rows = [...body.rows].map((row) => ({ row, text: folded(row.textContent) }));

  const refresh = () => {
    const words = folded(search.value).split(" ").filter(Boolean);
    let shown = 0;
    for (const { row, text } of rows) {
      const fits = !show.value || row.dataset.state === show.value;
      row.hidden = !(fits && words.every((word) => text.includes(word)));
      shown += row.hidden ? 0 : 1;
    }
    found.textContent = `${shown.toLocaleString("vi")}/${rows.length.toLocaleString("vi")} tin, bài`;
  };

  const keyOf = (row, column, kind) => {
    const cell = row.cells[column];
    if (kind === "number") return Number(cell.textContent.replaceAll(".", ""));
    return kind === "key" ? cell.dataset.key : cell.textContent.trim();
  };

  const sort = (header, column) => {
    const ascending = header.getAttribute("aria-sort") !== "ascending";
    const kind = header.querySelector("button").dataset.kind;
    const sign = ascending ? 1 : -1;
    rows.sort((a, b) => {
      const [x, y] = [keyOf(a.row, column, kind), keyOf(b.row, column, kind)];
      return sign * (kind === "number" ? x - y : collator.compare(x, y));
    });
    headers.forEach((other) => other.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    body.append(...rows.map(({ row }) => row));
  };

  headers.forEach((header, column) => {
    header.querySelector("button").addEventListener("click", () => sort(header, column));
  });
  search.addEventListener("input", refresh);
  show.addEventListener("change", refresh);
  const form = document.querySelector(".controls");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  refresh();
})();
