import { Component } from "preact";
import type { PageProps } from "../visit/page_props";
import type { ContactWish } from "../contract";
import { lateTexts } from "../locale/late";
import { local } from "../locale/locale";
import { Icon } from "../look/icons";
import { isCalled, promiseFor } from "./help_page";
import { freeze } from "../sheet/hand_in";
import { Heading } from "./heading";
import { Spoken } from "./read_aloud";

interface Wish {
  wish?: ContactWish;
  pressed?: boolean;
}

/** Asked of everybody, whatever was answered: does anyone want to talk today? A call for help before is the first answer. */
abstract class WishPage extends Component<PageProps, Wish> {
  constructor(props: PageProps) {
    super(props);
    const { sheet } = props.state;
    this.state = { wish: sheet && sheet.help && sheet.help.wish };
  }
  protected choices() {
    const t = lateTexts();
    return (
      <div class="options" role="group" aria-label={t.contact_title}>
        {(["none", "today", "now"] as const).map((wish) => (
          <button class="option" aria-pressed={this.state.wish === wish} onClick={() => this.setState({ wish })}>
            <span class="words">{{ none: t.contact_none, today: t.contact_today, now: t.contact_now }[wish]}</span>
            {this.state.wish === wish && <Icon name="check" />}
          </button>
        ))}
      </div>
    );
  }
}

/** The last question; then the sheet is handed in. */
export class ContactPage extends WishPage {
  render({ visit, state }: PageProps, { wish, pressed }: Wish) {
    const t = lateTexts();
    const promise =
      wish === "now" && !isCalled(state)
        ? t.contact_now_lead
        : wish && wish !== "none" && local(promiseFor(state, wish));
    return (
      <>
        <Heading>{t.contact_title}</Heading>
        <Spoken
          sheet={state.sheet}
          words={[t.contact_title, t.contact_lead, t.contact_none, t.contact_today, t.contact_now]}
        />
        <p class="lead">{t.contact_lead}</p>
        {this.choices()}
        {promise && <p class="notice good">{promise}</p>}
        <p role="alert" class="trouble">
          {pressed && !wish ? t.choose_first : ""}
        </p>
        <div class="actions">
          <button
            class="main"
            onClick={() => (wish ? visit.change((one) => freeze(one, wish, false)) : this.setState({ pressed: true }))}
          >
            {t.hand_in}
          </button>
          <button class="second" onClick={() => visit.back()}>
            {t.back_to_review}
          </button>
        </div>
      </>
    );
  }
}

/** Not taking part is a real choice, as big as the other; the question whether somebody should come is asked here too. */
export class DeclinePage extends WishPage {
  render({ visit, state: { sheet } }: PageProps, { wish }: Wish) {
    const t = lateTexts();
    return (
      <>
        <Heading>{t.decline_title}</Heading>
        <p class="lead">{t.decline_lead}</p>
        {sheet && sheet.save_no + sheet.first_item > 0 && <p class="quiet">{t.decline_note}</p>}
        <h2>{t.contact_title}</h2>
        {this.choices()}
        <div class="actions">
          <button class="second" onClick={() => visit.back()}>
            {t.decline_back}
          </button>
          <button class="second" onClick={() => visit.change((one) => freeze(one, wish || "none", true))}>
            {t.decline_sure}
          </button>
        </div>
      </>
    );
  }
}
