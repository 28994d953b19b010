import { Component, type ComponentChildren } from "preact";
import type { Decision, FamilyLink, FamilyLinkOpened, FamilySheet } from "./contract";
import { local, texts, type Language } from "./locale/locale";

/** The heading takes the focus when a page comes, so that a screen reader begins there. */
export class Heading extends Component<{ children?: ComponentChildren }> {
  private at?: HTMLElement | null;
  componentDidMount() {
    this.at?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  render() {
    return (
      <h1 tabIndex={-1} ref={(element) => void (this.at = element)}>
        {this.props.children}
      </h1>
    );
  }
}

export function Note({
  title,
  lead,
  again,
}: {
  title: string;
  lead: string;
  again?: { words: string; press: () => void };
}) {
  return (
    <>
      <Heading key={title}>{title}</Heading>
      <p class="lead">{lead}</p>
      {again && (
        <button class="main" onClick={again.press}>
          {again.words}
        </button>
      )}
    </>
  );
}

function Explained({ text, language }: { text: FamilyLink["text"]; language: Language }) {
  return (
    <div class="text">
      {local(text.body, language)
        .split("\n")
        .map((line) => {
          const at = Math.max(line.indexOf("："), line.indexOf(": "));
          const led = at > 0 && at < 40;
          return (
            <p>
              {led && <b>{line.slice(0, at + 1)}</b>}
              {led ? line.slice(at + 1) : line}
            </p>
          );
        })}
    </div>
  );
}

interface BirthdayProps {
  link: FamilyLink;
  language: Language;
  said: string;
  sending: boolean;
  open: (birthday: string) => void;
}

const numbers = (most: number) => Array.from({ length: most }, (_, i) => i + 1);
const two = (n: string) => (n.length < 2 ? "0" + n : n);

export class Birthday extends Component<BirthdayProps, { month: string; day: string; pressed: boolean }> {
  state = { month: "", day: "", pressed: false };
  render(
    { link, language, said, sending, open }: BirthdayProps,
    { month, day, pressed }: { month: string; day: string; pressed: boolean },
  ) {
    const t = texts(language);
    const next = () => (month && day ? open(two(month) + two(day)) : this.setState({ pressed: true }));
    return (
      <>
        <Heading>{local(link.text.title, language)}</Heading>
        <Explained text={link.text} language={language} />
        <h2>{t.birthday_title}</h2>
        <p class="quiet">{t.birthday_why}</p>
        <div class="birthday">
          <label>
            {t.month}
            <select id="month" value={month} onChange={(event) => this.setState({ month: event.currentTarget.value })}>
              <option value="">{t.choose}</option>
              {numbers(12).map((n) => (
                <option value={n}>{t.month_option(n)}</option>
              ))}
            </select>
          </label>
          <label>
            {t.day}
            <select id="day" value={day} onChange={(event) => this.setState({ day: event.currentTarget.value })}>
              <option value="">{t.choose}</option>
              {numbers(31).map((n) => (
                <option value={n}>{t.day_option(n)}</option>
              ))}
            </select>
          </label>
        </div>
        <p role="alert" class="trouble">
          {pressed && !(month && day) ? t.choose_first : said}
        </p>
        <button class="main" disabled={sending} onClick={next}>
          {sending ? t.sending : t.next}
        </button>
      </>
    );
  }
}

interface ChoiceProps {
  opened: FamilyLinkOpened;
  language: Language;
  said: string;
  choose: (decision: Decision) => void;
  sheets: FamilySheet[];
  write: (sheet: FamilySheet) => void;
}

/** Yes and no are the same size, the same colour and one tap away; opened again, what was said can be changed either way. */
export function Choice({ opened, language, said, choose, sheets, write }: ChoiceProps) {
  const t = texts(language);
  const know = opened.asked === "know";
  const choices: Decision[] = opened.choices || (know ? ["informed"] : ["given", "refused"]);
  const names = { given: t.yes, refused: t.no, informed: t.know, withdrawn: t.withdraw };
  return (
    <>
      <p class="quiet child">{t.child(opened.child_name)}</p>
      <Heading>{opened.answered ? t.answered_title : know ? local(opened.text.title, language) : t.question}</Heading>
      <p class="lead">{opened.answered ? t.answered_lead : know ? t.know_lead : t.both_fine}</p>
      <p role="alert" class="trouble">
        {said}
      </p>
      {sheets.length > 0 && <Asked sheets={sheets} language={language} write={write} />}
      <div class="choice">
        {choices.map((decision) => (
          <button class={know && !opened.answered ? "main" : "option"} onClick={() => choose(decision)}>
            {names[decision]}
          </button>
        ))}
      </div>
      <details>
        <summary>{t.read_again}</summary>
        <Explained text={opened.text} language={language} />
      </details>
    </>
  );
}

const word = (decision: Decision, language: Language) => {
  const t = texts(language);
  return { given: t.yes, refused: t.no, informed: t.know, withdrawn: t.withdrawn_word }[decision];
};

export function Sure({
  chosen,
  language,
  sending,
  confirm,
  back,
}: {
  chosen: Decision;
  language: Language;
  sending: boolean;
  confirm: () => void;
  back: () => void;
}) {
  const t = texts(language);
  return (
    <>
      <Heading>{chosen === "withdrawn" ? t.withdraw_sure : t.sure(word(chosen, language))}</Heading>
      {chosen === "withdrawn" && <Stays language={language} />}
      <div class="actions">
        <button class="main" disabled={sending} onClick={confirm}>
          {sending ? t.sending : t.confirm}
        </button>
        <button class="second" onClick={back}>
          {t.think_again}
        </button>
      </div>
    </>
  );
}

function Stays({ language }: { language: Language }) {
  const t = texts(language);
  return (
    <section class="stays" aria-labelledby="stays">
      <h2 id="stays">{t.stays_title}</h2>
      <ul>
        {t.stays.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  );
}

interface DoneProps {
  opened: FamilyLinkOpened;
  language: Language;
  said: string;
  withdraw: () => void;
  change: () => void;
  sheets: FamilySheet[];
  write: (sheet: FamilySheet) => void;
}

export function Done({ opened, language, said, withdraw, change, sheets, write }: DoneProps) {
  const t = texts(language);
  const decision = opened.decision as Decision;
  return (
    <>
      <p class="quiet child">{t.child(opened.child_name)}</p>
      <Heading>{t.thanks}</Heading>
      <div class="receipt">
        <p>{t.your_choice(word(decision, language))}</p>
        <p>
          <span>{t.receipt}</span> <b>{opened.receipt}</b>
        </p>
        <p class="quiet">{new Date(opened.decided_at_ms ?? 0).toLocaleString(language)}</p>
      </div>
      <p class="quiet">{t.receipt_note}</p>
      <p role="alert" class="trouble">
        {said}
      </p>
      {sheets.length > 0 && decision !== "withdrawn" && <Asked sheets={sheets} language={language} write={write} />}
      {decision === "withdrawn" && <Stays language={language} />}
      {decision === "given" && (
        <>
          <p>{t.withdraw_lead}</p>
          <button class="second" onClick={withdraw}>
            {t.withdraw}
          </button>
        </>
      )}
      {(decision === "refused" || decision === "withdrawn") && (
        <>
          <p>{t.change_lead}</p>
          <button class="second" onClick={change}>
            {t.change}
          </button>
        </>
      )}
    </>
  );
}

/** A parent knows what "PSC-17" is no more than what it is for. */
export function titleOf({ form: { title } }: FamilySheet, language: Language): string {
  return /^[\x20-\x7e]+$/.test(title["zh-CN"]) ? texts(language).how_lately : local(title, language);
}

function Asked({
  sheets,
  language,
  write,
}: {
  sheets: FamilySheet[];
  language: Language;
  write: (sheet: FamilySheet) => void;
}) {
  const t = texts(language);
  return (
    <section class="asked" aria-labelledby="asked">
      <h2 id="asked">{t.asked_title}</h2>
      <p>{t.asked_lead}</p>
      {sheets.map((sheet) => (
        <div>
          {(sheet.state === "open" || sheet.state === "begun") && (
            <button class="main" onClick={() => write(sheet)}>
              {t.to_questions(titleOf(sheet, language), sheet.form.items.length, sheet.state === "begun")}
            </button>
          )}
          {sheet.state === "handed_in" && <p class="quiet">{t.questions_done(titleOf(sheet, language))}</p>}
          {sheet.state === "taken" && <p class="quiet">{t.questions_taken(titleOf(sheet, language))}</p>}
        </div>
      ))}
    </section>
  );
}
