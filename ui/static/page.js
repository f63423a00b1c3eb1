// What only the browser can do: tabs, keys, the clipboard, saving a file, scrolling to a place;
// and the first sight of the page, which stands in for the stage until that has come.
(() => {
  "use strict";
  const shown = new Set();
  const triggers = new Map();  // of the tabs that the stage has laid out
  const arrived = new Map();  // panes of the stage that will take over what was drawn before
  const waiting = [];  // what was asked for before the stage had come
  const queue = [];
  let flying = null;
  let stamps = 0;
  let opener = null;
  let asking = false;
  let leadTo = "";  // what is to be seen once it is drawn
  let turnsSeen = 0;

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const keys = all("[data-tab]").map((button) => button.dataset.tab);
  const first = document.getElementById("first");
  const drawn = all("[data-pane]", first);
  const kept = (key) => sessionStorage.getItem(`wence-${key}`);

  function wanted() {
    const key = location.hash.slice(1);
    return keys.includes(key) ? key : keys[0];
  }

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
    leadTo = node.dataset.leadTo || "";
    send(trigger, sent.do === "source" ? "source" : "act", sent, "background" in node.dataset);
    if (sent.do !== "ask" && !first.isConnected) isThere("");
  }

  // One event after another: gradio's client loses the answer to one that it sends while the
  // stream of answers is closing. Work in the background is not waited for.
  function send(trigger, event, sent, background = false) {
    const before = queue.findIndex((one) => "live" in one.sent && one.sent.do === sent.do);
    if (before >= 0) queue.splice(before, 1);
    queue.push({ trigger, event, sent, background });
    next();
  }

  function next() {
    if (flying || !queue.length) return;
    flying = queue.shift();
    flying.stamp = String((stamps += 1));
    flying.trigger(flying.event, { ...flying.sent, stamp: flying.stamp });
    flying.timer = setTimeout(landed, flying.background ? 500 : 8000, flying.stamp);
  }

  function landed(stamp) {
    if (!flying || flying.stamp !== stamp) return;
    clearTimeout(flying.timer);
    // What follows the last answer, the end of the stream, has to come first.
    setTimeout(() => {
      flying = null;
      next();
    }, 120);
  }

  function submit(trigger, form) {
    const isQuestion = "composer" in form.dataset;
    if (!isQuestion) return fire(trigger, form);
    const area = form.elements.text;
    if (area.value.trim()) ask(trigger, form, area.value, () => {
      area.value = "";
      grow(area);
    });
  }

  // One question at a time, and none into the void.
  async function ask(trigger, node, text, sent) {
    if (asking || document.querySelector("[data-pending]")) return;
    asking = true;
    const there = first.isConnected || (await isThere(text));
    asking = false;
    if (!there) return;
    fire(trigger, node);
    if (sent) sent();
  }

  // Is the server there, and the same one? A new one knows nothing of this page, so the page is
  // loaded anew; what was kept and what was being written comes back with it.
  async function isThere(draft) {
    try {
      const answer = await fetch("gradio_api/app_id", { cache: "no-store" });
      const { app_id: id } = await answer.json();
      if (String(id) === String(window.gradio_config.app_id)) return true;
      sessionStorage.setItem("wence-draft", draft);
      location.reload();
    } catch (error) {
      say("连不上问策了：请确认服务在运行，再试一次");
    }
    return false;
  }

  function fill(tab, name, value) {
    const field = tab.querySelector(`form[data-live] [name="${name}"]`);
    field.value = field.value === value ? "" : value;  // a second click takes it back
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function grow(area) {
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight, 160)}px`;
  }

  function listen(element, trigger) {
    element.addEventListener("click", (event) => {
      const bar = event.target.closest("[data-fills]");
      if (bar) fill(bar.closest(".tab"), bar.dataset.fills, bar.dataset.value);
      const node = event.target.closest("[data-do]");
      if (!node || node.tagName === "FORM") return;
      if (node.dataset.do === "ask") ask(trigger, node, node.dataset.text);
      else fire(trigger, node);
    });
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      submit(trigger, event.target);
    });
    element.addEventListener("change", (event) => {
      if (event.target.matches("[data-narrows]")) narrow(event.target);
      if (event.target.matches("[data-adds]")) add(trigger, event.target);
      const form = event.target.closest("form[data-live]");
      if (form) fire(trigger, form);
    });
    element.addEventListener("reset", (event) => {
      for (const day of all("[data-set]", event.target)) day.removeAttribute("data-set");
      if (!event.target.matches("form[data-live]")) return;
      setTimeout(() => {
        for (const choice of all("[data-narrows]", event.target)) narrow(choice);
        fire(trigger, event.target);
      });
    });
    element.addEventListener("input", (event) => {
      if (event.target.type === "date") event.target.toggleAttribute("data-set", Boolean(event.target.value));
      if (event.target.matches("[data-composer] textarea")) grow(event.target);
    });
    element.addEventListener("keydown", (event) => {
      // What a drawing has instead of buttons.
      const drawn = event.target.closest("[role=button][data-do]");
      if (drawn && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        fire(trigger, drawn);
      }
      // Enter that ends the input of a Chinese word is no end of the question.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      const area = event.target.closest("[data-composer] textarea");
      if (!area) return;
      event.preventDefault();
      area.form.requestSubmit();
    });
  }

  // The chosen files go to the server, which reads them; the first one is then looked at.
  async function add(trigger, input) {
    if (!input.files.length) return;
    const body = new FormData();
    for (const file of input.files) body.append("files", file);
    input.disabled = true;
    say("正在读文件、建索引……", 600000);
    try {
      const answer = await fetch("api/documents", { method: "POST", body });
      const told = await answer.json();
      say(answer.ok ? told.summary : told.detail);
      if (answer.ok) send(trigger, "act", { do: "look", document: (told.documents[0] || {}).id || "" });
    } catch (error) {
      say("连不上问策了：请确认服务在运行，再试一次");
    }
    input.disabled = false;
    input.value = "";
  }

  // A choice that leaves only some of the options of others.
  function narrow(choice) {
    for (const name of choice.dataset.narrows.split(" ")) {
      const other = choice.form.elements[name];
      for (const option of other.options) {
        const of = option.dataset.of;
        option.hidden = option.disabled = Boolean(choice.value && of && !of.split("|").includes(choice.value));
        if (option.selected && option.disabled) other.value = "";
      }
    }
  }

  function pane(name, element, trigger, watch) {
    listen(element, trigger);
    watch("value", () => settle(element));
    const holder = element.closest(".tab");
    const key = holder.id.slice(4);
    holder.setAttribute("role", "tabpanel");
    holder.setAttribute("aria-labelledby", `to-${key}`);
    document.getElementById(`to-${key}`).setAttribute("aria-controls", holder.id);
    document.body.classList.add("staged");
    document.documentElement.lang = "zh-CN";  // gradio takes the browser's
    triggers.set(key, trigger);
    arrived.set(name, element);
    darken(isDark());
    show(wanted());
    if (key === keys[0]) takeOver(key);
  }

  // The stage has come: what was drawn before goes into its panes as it stands, with all that was
  // written and chosen there, and what was asked meanwhile is asked.
  function takeOver(key) {
    if (!drawn.every((one) => arrived.has(one.dataset.pane))) return;
    const active = first.contains(document.activeElement) ? document.activeElement : null;
    if (first.isConnected) {
      for (const one of drawn) arrived.get(one.dataset.pane).replaceChildren(...one.childNodes);
      if (kept(key) === null) shown.add(key);
      first.remove();
      show(wanted());
      if (active) active.focus();
    }
    for (const [event, sent] of waiting.splice(0)) send(triggers.get(key), event, sent);
  }

  function beforeTheStage() {
    darken(isDark());
    if (wanted() !== keys[0]) first.remove();
    if (kept(keys[0]) !== null) echo("", "正在取回上次的对话");
    listen(first, (event, { stamp, ...sent }) => {
      if (sent.do === "ask") echo(sent.text, "正在查");
      waiting.push([event, sent]);
      landed(stamp);
    });
    const question = document.getElementById("question");
    // What was written before this ran is not overwritten.
    if (question && !question.value) question.value = sessionStorage.getItem("wence-draft") || "";
    sessionStorage.removeItem("wence-draft");
    settle(first);
    show(wanted());
    first.dataset.ready = "";
  }

  function echo(question, status) {
    const talk = first.querySelector(".talk");
    if (!talk) return;
    const asked = Object.assign(document.createElement("p"), { className: "asked", textContent: question });
    const pending = Object.assign(document.createElement("p"), { className: "pending", textContent: status });
    pending.setAttribute("role", "status");
    talk.dataset.pending = "";
    talk.replaceChildren(...(question ? [asked] : []), pending);
  }

  function settle(element) {
    const turns = all(".turn", element);
    if (turns.length > turnsSeen) turns[turns.length - 1].scrollIntoView({ block: "start" });
    if (element.querySelector(".talk")) turnsSeen = turns.length;
    const led = leadTo && element.querySelector(leadTo);
    const top = led ? led.getBoundingClientRect().top : 0;
    if (top < 0 || top > window.innerHeight / 2) led.scrollIntoView({ block: "start" });
    const question = element.querySelector("#question");
    if (question && window.matchMedia("(min-width: 760px)").matches) question.focus();
  }

  function show(key) {
    for (const tab of all(".tab")) {
      if (!first.contains(tab)) tab.classList.toggle("current", tab.id === `tab-${key}`);
    }
    if (key !== keys[0]) first.remove();
    for (const button of all("[data-tab]")) {
      const chosen = button.dataset.tab === key;
      button.setAttribute("aria-selected", String(chosen));
      button.tabIndex = chosen ? 0 : -1;
      if (chosen) button.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    draw(key);
  }

  // Draw a tab when it is first looked at; panes and tabs come up in any order.
  function draw(key) {
    if (first.isConnected || shown.has(key) || !triggers.has(key)) return;
    shown.add(key);
    send(triggers.get(key), "act", kept(key) === null ? { do: "show" } : { do: "restore", kept: kept(key) });
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
      // The page beside it has become narrower, and what was clicked stands elsewhere.
      if (opener && opener.isConnected) opener.scrollIntoView({ block: "nearest" });
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

  function say(text, lasting = 5000) {
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
    say.timer = setTimeout(() => box.classList.remove("up"), lasting);
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

  function keep({ tab, state }) {
    try {
      if (state) sessionStorage.setItem(`wence-${tab}`, state);
      else sessionStorage.removeItem(`wence-${tab}`);
    } catch (error) {
      say("浏览器存不下这么长的对话了：刷新前请先导出");
    }
  }

  function messenger(props, watch) {
    watch("value", () => {
      if (!props.value) return;
      if (props.value.notice) say(props.value.notice);
      if (props.value.file) save(props.value.file);
      if (props.value.keep) keep(props.value.keep);
      if (props.value.done) landed(props.value.done);
    });
  }

  function isDark() {
    const chosen = localStorage.getItem("wence-dark");
    return chosen === null ? window.matchMedia("(prefers-color-scheme: dark)").matches : chosen === "1";
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

  window.wence = { pane, source, messenger };
  beforeTheStage();
})();
