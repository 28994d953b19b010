// Draws what is known of the call. Plain elements: the page has to open at once on any phone.
import { pressedHere, readCall, takeOn, type Answer, type Call } from "./call";
import { keepLanguage, keptLanguage, wordsOf, type Language } from "./words";

type Piece = Node | string;

function element(name: string, attributes: Record<string, string>, ...inside: Piece[]): HTMLElement {
  const made = document.createElement(name);
  for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]!);
  for (const one of inside) made.appendChild(typeof one === "string" ? document.createTextNode(one) : one);
  return made;
}

function timeOf(at_ms: number, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: "Asia/Shanghai",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(at_ms);
}

export class CallPage {
  private language = keptLanguage();
  private answer: Answer | undefined;
  private taking = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly token: string,
  ) {}

  async open(): Promise<void> {
    this.answer = undefined;
    this.draw(false);
    this.answer = this.token ? await readCall(this.token, this.language) : { kind: "unknown" };
    this.draw(true);
  }

  private async take(): Promise<void> {
    if (this.taking) return;
    this.taking = true;
    this.draw(false);
    this.answer = await takeOn(this.token, this.language);
    this.taking = false;
    this.draw(true);
  }

  private draw(settled: boolean): void {
    const words = wordsOf(this.language);
    document.documentElement.lang = this.language;
    const other = element("button", { class: "language", type: "button" }, words.other_language);
    other.onclick = () => {
      this.language = this.language === "en" ? "zh-CN" : "en";
      keepLanguage(this.language);
      void this.open();
    };
    const main = element("main", {}, ...this.pieces());
    this.root.textContent = "";
    this.root.appendChild(
      element(
        "header",
        {},
        element(
          "span",
          { class: "name" },
          element("img", { src: "/t/mark.svg", width: "28", height: "28", alt: "" }),
          words.name,
        ),
        other,
      ),
    );
    this.root.appendChild(main);
    const heading = main.querySelector("h1");
    document.title = `${heading ? heading.textContent : words.reading} · ${words.name}`;
    // A screen reader begins at what has just become known.
    if (settled && heading) heading.focus();
  }

  private pieces(): Piece[] {
    const words = wordsOf(this.language);
    const said = (title: string, why: string, ...more: Piece[]) => [
      element("h1", { tabindex: "-1" }, title),
      element("p", { class: "lead" }, why),
      ...more,
    ];
    const signIn = (text: string, look: string) =>
      element("a", { class: look, href: "/staff/alerts", rel: "noreferrer" }, text);
    const answer = this.answer;
    if (!answer) return [element("p", { class: "lead", role: "status" }, words.reading)];
    if (answer.kind === "unknown")
      return said(words.unknown, words.unknown_why, signIn(words.sign_in_plainly, "second"));
    if (answer.kind !== "call") {
      const again = element("button", { class: "main", type: "button" }, words.again);
      again.onclick = () => void this.open();
      return said(
        answer.kind === "busy" ? words.busy : words.unreachable,
        answer.kind === "busy" ? words.busy_why : words.unreachable_why,
        again,
      );
    }
    const call = answer.call;
    if (call.state === "over") return said(words.over, words.over_why);
    if (call.state === "ended") return said(words.ended, words.ended_why, signIn(words.sign_in_plainly, "main"));
    if (call.state === "pass_on")
      return said(
        words.pass_on[call.tier === "acute" ? "acute" : "other"],
        words.pass_on_why[call.tier === "acute" ? "acute" : "other"],
        signIn(words.sign_in_plainly, "second"),
      );
    if (call.state === "taken_by_another") return [...said(words.another, words.another_why), ...this.next(call)];
    // Whoever was sent the message on reads it on a device that has pressed nothing.
    if (call.state === "taken_by_you" && !pressedHere(this.token))
      return [...said(words.by_this, words.by_this_why, signIn(words.sign_in_plainly, "second")), ...this.next(call)];
    if (call.state === "taken_by_you")
      return [
        ...said(`✓ ${words.yours}`, words.yours_why),
        ...this.next(call),
        this.card(call),
        signIn(words.sign_in, "main"),
        element("p", { class: "small" }, words.sign_in_why),
      ];
    return this.openCall(call);
  }

  /** One message may carry several matters of one moment: each is taken on by itself. */
  private next(call: Call): Piece[] {
    const words = wordsOf(this.language);
    return call.next
      ? [
          element("p", { class: "lead" }, words.more(call.more ?? 1)),
          element("a", { class: "second", href: `/t/${call.next}`, rel: "noreferrer" }, words.next),
        ]
      : [];
  }

  private openCall(call: Call): Piece[] {
    const words = wordsOf(this.language);
    const tier = call.tier ?? "acute";
    const take = element("button", { class: "main big", type: "button" }, this.taking ? words.taking : words.take);
    if (this.taking) take.setAttribute("aria-busy", "true");
    take.onclick = () => void this.take();
    return [
      element("h1", { tabindex: "-1" }, words.heading[tier]),
      element("p", { class: `urgency ${tier}` }, words.urgency(tier, call.answer_minutes ?? 10)),
      ...(call.more ? [element("p", { class: "small" }, words.of_several(call.more + 1))] : []),
      element("p", { class: "small" }, words.sent(timeOf(call.made_at_ms, this.language))),
      take,
      element("p", {}, words.why),
      element("p", { class: "small" }, words.cannot),
    ];
  }

  private card(call: Call): HTMLElement {
    const words = wordsOf(this.language);
    const steps = (call.card ?? []).map((step) => element("li", {}, ...withNumbers(step)));
    return element(
      "section",
      { class: "card", "aria-labelledby": "card" },
      element("h2", { id: "card" }, words.card),
      element("ol", {}, ...steps),
    );
  }
}

/** 120 and 110 can be touched to call. */
function withNumbers(text: string): Piece[] {
  return text
    .split(/(120|110)/)
    .map((part) => (part === "120" || part === "110" ? element("a", { href: `tel:${part}` }, part) : part));
}
