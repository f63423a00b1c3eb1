// What only the browser can do: tabs, keys, the clipboard, saving a file, scrolling to a place.
(() => {
  "use strict";
  const shown = new Set();
  const showing = new Map();
  let opener = null;
  let turnsSeen = 0;

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const current = () => (document.querySelector(".tab.current") || { id: "" }).id.slice(4);

  function values(node) {
    const sent = { ...node.dataset };
    if (node.tagName === "FORM") {
      for (const [name, value] of new FormData(node)) {
        if (typeof value === "string") sent[name] = value;
      }
    }
    return sent;
  }

  function fire(trigger, node) {
    const sent = values(node);
    if (sent.do === "source") opener = node;
    trigger(sent.do === "source" ? "source" : "act", sent);
  }

  function submit(trigger, form) {
    if (!("composer" in form.dataset)) return fire(trigger, form);
    if (!form.elements.text.value.trim() || document.querySelector("[data-pending]")) return;
    fire(trigger, form);
    form.elements.text.value = "";
    grow(form.elements.text);
  }

  function grow(area) {
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight, 160)}px`;
  }

  function pane(element, trigger, watch) {
    element.addEventListener("click", (event) => {
      const node = event.target.closest("[data-do]");
      if (node && node.tagName !== "FORM") fire(trigger, node);
    });
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      submit(trigger, event.target);
    });
    element.addEventListener("change", (event) => {
      const form = event.target.closest("form[data-live]");
      if (form) fire(trigger, form);
    });
    element.addEventListener("reset", (event) => {
      if (event.target.matches("form[data-live]")) setTimeout(() => fire(trigger, event.target));
    });
    element.addEventListener("input", (event) => {
      if (event.target.matches("[data-composer] textarea")) grow(event.target);
    });
    element.addEventListener("keydown", (event) => {
      // Enter that ends the input of a Chinese word is no end of the question.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      const area = event.target.closest("[data-composer] textarea");
      if (!area) return;
      event.preventDefault();
      area.form.requestSubmit();
    });
    watch("value", () => settle(element));
    const holder = element.closest(".tab");
    const key = holder ? holder.id.slice(4) : "";
    if (key && !showing.has(key)) showing.set(key, () => trigger("act", { do: "show" }));
    arrange();
  }

  function settle(element) {
    const turns = all(".turn", element);
    if (turns.length > turnsSeen) turns[turns.length - 1].scrollIntoView({ block: "start" });
    if (element.querySelector(".talk")) turnsSeen = turns.length;
    const question = element.querySelector("#question");
    if (question && window.matchMedia("(min-width: 760px)").matches) question.focus();
  }

  function show(key) {
    for (const tab of all(".tab")) tab.classList.toggle("current", tab.id === `tab-${key}`);
    for (const button of all("[data-tab]")) {
      const chosen = button.dataset.tab === key;
      button.setAttribute("aria-selected", String(chosen));
      button.tabIndex = chosen ? 0 : -1;
      if (chosen) button.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    arrange();
  }

  // Draw a tab when it is first looked at; panes and tabs come up in any order.
  function arrange() {
    const key = current();
    if (!key || shown.has(key) || !showing.has(key)) return;
    shown.add(key);
    showing.get(key)();
  }

  function wanted() {
    const keys = all("[data-tab]").map((button) => button.dataset.tab);
    const key = location.hash.slice(1);
    return keys.includes(key) ? key : keys[0];
  }

  function source(element, trigger, watch) {
    watch("value", () => {
      document.body.classList.toggle("reading", Boolean(element.querySelector(".source")));
      const paper = element.querySelector(".paper");
      const mark = element.querySelector("mark");
      if (paper && mark) {
        const offset = mark.getBoundingClientRect().top - paper.getBoundingClientRect().top;
        paper.scrollTop += offset - paper.clientHeight / 3;
      }
      const title = element.querySelector("#source-title");
      if (title) title.focus({ preventScroll: true });
    });
  }

  function close() {
    if (!document.body.classList.contains("reading")) return;
    document.body.classList.remove("reading");
    if (opener && opener.isConnected) opener.focus();
  }

  async function copy(text) {
    // The clipboard of the browser is there on https and on this machine only.
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }

  function say(text) {
    let box = document.getElementById("notice");
    if (!box) {
      box = document.createElement("div");
      box.id = "notice";
      box.setAttribute("role", "status");
      document.body.append(box);
    }
    box.textContent = text;
    box.classList.add("up");
    clearTimeout(say.timer);
    say.timer = setTimeout(() => box.classList.remove("up"), 5000);
  }

  function save(file) {
    const bytes = Uint8Array.from(atob(file.content), (character) => character.charCodeAt(0));
    const address = URL.createObjectURL(new Blob([bytes], { type: file.type }));
    const link = document.createElement("a");
    link.href = address;
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  function messenger(props, watch) {
    watch("value", () => {
      if (!props.value) return;
      if (props.value.notice) say(props.value.notice);
      if (props.value.file) save(props.value.file);
    });
  }

  function darken(dark) {
    document.body.classList.toggle("dark", dark);
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
  }

  document.addEventListener("click", async (event) => {
    const node = event.target.closest("[data-tab], [data-copy], [data-close], [data-print], [data-theme]");
    if (!node) return;
    if ("tab" in node.dataset) location.hash = node.dataset.tab;
    else if ("copy" in node.dataset) await copy(node.dataset.copy).then(() => say(`已复制：${node.dataset.copy}`));
    else if ("close" in node.dataset) close();
    else if ("print" in node.dataset) window.print();
    else {
      darken(!document.body.classList.contains("dark"));
      localStorage.setItem("wence-dark", document.body.classList.contains("dark") ? "1" : "0");
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    const tab = event.target.closest && event.target.closest("[data-tab]");
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!tab || !step) return;
    const tabs = all("[data-tab]");
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    location.hash = next.dataset.tab;
    next.focus();
  });
  window.addEventListener("hashchange", () => show(wanted()));

  // The head is drawn after this script runs.
  const waiting = setInterval(() => {
    if (!document.querySelector("[data-tab]") || !document.querySelector(".tab")) return;
    clearInterval(waiting);
    document.documentElement.lang = "zh-CN";
    for (const tab of all(".tab")) {
      tab.setAttribute("role", "tabpanel");
      tab.setAttribute("aria-labelledby", `to-${tab.id.slice(4)}`);
    }
    const kept = localStorage.getItem("wence-dark");
    if (kept !== null) darken(kept === "1");
    show(wanted());
  }, 20);

  window.wence = { pane, source, messenger };
})();
