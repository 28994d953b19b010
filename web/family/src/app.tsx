import { Component } from "preact";
import type { Decision, FamilyLink, FamilyLinkOpened, FamilySheet } from "./contract";
import { texts, type Language } from "./locale/locale";
import { Hotlines } from "./hotlines";
import { Birthday, Choice, Done, Note, Sure } from "./pages";
import { Questions } from "./questions";
import { Refusal, Slip } from "./slip";

interface State {
  language: Language;
  link?: FamilyLink;
  opened?: FamilyLinkOpened;
  birthday: string;
  /** Chosen, and waiting for 确定. */
  chosen?: Decision;
  /** Code of the problem that ended the way, or of the last try. */
  trouble?: string;
  tries_left?: string;
  sending: boolean;
  /** What the school asks of the guardian beside the decision. */
  sheets: FamilySheet[];
  /** The sheet that is being answered. */
  writing?: FamilySheet;
}

const ends = ["not_found", "consent_link_locked", "consent_link_expired"];

/** One slip: text, birthday, choice, receipt. Everything it knows is in this state and gone with the tab. */
export class App extends Component<{ slip: Slip | null; language: Language }, State> {
  constructor(props: { slip: Slip | null; language: Language }) {
    super(props);
    this.state = { language: props.language, birthday: "", sending: false, sheets: [] };
  }
  componentDidMount() {
    this.read();
  }

  private read = () => {
    const { slip } = this.props;
    if (slip)
      this.run(
        () => slip.read(),
        (link) => ({ link }),
      );
  };
  private open = (birthday: string) => {
    const { slip } = this.props;
    if (slip)
      this.run(
        () => slip.open(birthday),
        (opened) => ({ opened, birthday }),
        this.look,
      );
  };
  private decide = () => {
    const { slip } = this.props;
    const { birthday, chosen, opened } = this.state;
    if (slip && chosen && opened)
      this.run(
        () => slip.decide(birthday, chosen, opened.text.version),
        (now) => ({ opened: now, chosen: undefined }),
        this.look,
      );
  };
  /** Questions come after a yes and are gone after a no. Without a network the receipt stands all the same. */
  private look = () => {
    const { slip } = this.props;
    const { birthday, opened } = this.state;
    // Opened again, the slip does not say what was decided; whether there are questions the school knows.
    const asked = opened?.decision ? opened.decision === "given" || opened.decision === "informed" : opened?.answered;
    if (!asked) this.setState({ sheets: [], writing: undefined });
    else if (slip)
      slip.questions(birthday).then(
        ({ sheets }) => this.setState({ sheets, writing: undefined }),
        () => undefined,
      );
  };

  private run<T>(ask: () => Promise<T>, then: (found: T) => Partial<State>, afterwards?: () => void): void {
    if (this.state.sending) return;
    this.setState({ sending: true, trouble: undefined });
    ask().then(
      (found) => this.setState({ ...then(found), sending: false }, afterwards),
      (refusal: Refusal) =>
        this.setState({ sending: false, trouble: refusal.code, tries_left: refusal.tries_left, chosen: undefined }),
    );
  }

  render() {
    const { language } = this.state;
    const t = texts(language);
    document.documentElement.lang = language;
    document.title = t.name;
    return (
      <>
        <header>
          <span class="name">{t.name}</span>
          <button
            class="language"
            lang={language === "en" ? "zh-CN" : "en"}
            onClick={() => this.setState({ language: language === "en" ? "zh-CN" : "en" })}
          >
            {t.other}
          </button>
        </header>
        <main>
          {this.page()}
          {this.state.link && <Hotlines lines={this.state.link.hotlines} language={language} />}
        </main>
      </>
    );
  }

  private page() {
    const { language, link, opened, chosen, trouble, tries_left, sending, sheets, writing, birthday } = this.state;
    const t = texts(language);
    if (!this.props.slip) return <Note title={t.no_slip_title} lead={t.no_slip} />;
    const state =
      trouble && ends.indexOf(trouble) >= 0 ? trouble : link ? "consent_link_" + link.state : trouble ? "offline" : "";
    if (state === "not_found") return <Note title={t.not_found_title} lead={t.not_found} />;
    if (state === "consent_link_locked") return <Note title={t.locked_title} lead={t.locked} />;
    if (state === "consent_link_expired") return <Note title={t.expired_title} lead={t.expired} />;
    if (state === "offline")
      return <Note title={t.offline_title} lead={t.offline} again={{ words: t.try_again, press: this.read }} />;
    if (!link)
      return (
        <p class="quiet opening" role="status">
          {t.opening}
        </p>
      );
    const said =
      trouble === "consent_fact_wrong"
        ? t.wrong(tries_left ?? "")
        : trouble === "consent_text_changed"
          ? t.changed
          : trouble === "consent_link_used"
            ? t.used
            : trouble
              ? `${t.offline_title}。${t.offline}`
              : "";
    if (!opened) return <Birthday link={link} language={language} said={said} sending={sending} open={this.open} />;
    if (chosen)
      return (
        <Sure
          chosen={chosen}
          language={language}
          sending={sending}
          confirm={this.decide}
          back={() => this.setState({ chosen: undefined })}
        />
      );
    const choose = (decision: Decision) => this.setState({ chosen: decision, trouble: undefined });
    if (writing)
      return (
        <Questions
          key={writing.form.instrument}
          sheet={writing}
          language={language}
          child={opened.child_name}
          courier={(changed) => this.props.slip!.courier(birthday, writing, () => this.state.language, changed)}
          leave={this.look}
        />
      );
    const shown = { opened, language, said, sheets, write: (sheet: FamilySheet) => this.setState({ writing: sheet }) };
    const change = () => this.setState({ opened: { ...opened, decision: undefined, answered: true } });
    if (opened.decision) return <Done {...shown} withdraw={() => choose("withdrawn")} change={change} />;
    return <Choice {...shown} choose={choose} />;
  }
}
