// Searches the lists of decisions in the reader's own browser. Each search/YEAR.js calls decisionsOf(year, lines) with
// lines of [id, day, title, reference, decision maker]; they are scripts because a file share cannot be asked for data.
(function () {
  "use strict";
  var MOST = 100;
  var place = document.getElementById("search");
  var box = document.getElementById("search-words");
  var said = document.getElementById("search-said");
  var found = document.getElementById("search-found");
  var waiting = place.getAttribute("data-years").split(" ").filter(Boolean);
  var lines = [];
  var asked = false;
  if (!waiting.length) { return; }
  place.hidden = false;

  function plain(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }

  window.decisionsOf = function (year, some) {
    some.forEach(function (line) {
      lines.push({ line: line, words: plain(line[0] + " " + line.slice(2).join(" ")) });
    });
  };

  function load() {
    var year = waiting.shift();
    if (!year) { return; }
    var script = document.createElement("script");
    script.src = "search/" + year + ".js";
    script.onload = script.onerror = function () { show(); load(); };
    document.body.appendChild(script);
  }

  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function shown(line) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    link.href = "decisions/D" + line[0] + ".html";
    link.appendChild(element("bdi", line[2]));
    item.appendChild(link);
    var note = element("span", line[1] + " \u00b7 ");
    note.className = "note";
    note.appendChild(element("bdi", [line[3], line[4]].filter(Boolean).join(" \u00b7 ")));
    item.appendChild(note);
    return item;
  }

  function show() {
    var words = plain(box.value).split(/\s+/).filter(Boolean);
    found.textContent = "";
    if (!words.length) { said.textContent = ""; return; }
    var hits = lines.filter(function (each) {
      return words.every(function (word) { return each.words.indexOf(word) >= 0; });
    });
    hits.slice(0, MOST).forEach(function (each) { found.appendChild(shown(each.line)); });
    var count = hits.length === 1 ? "1 decision found" : hits.length + " decisions found";
    said.textContent = count + (hits.length > MOST ? "; the newest " + MOST + " are shown." : ".") +
      (waiting.length ? " Earlier years are being looked through." : "");
  }

  box.addEventListener("input", function () {
    if (!asked) { asked = true; load(); }
    show();
  });
  place.querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    if (!asked) { asked = true; load(); }
    show();
  });
}());
