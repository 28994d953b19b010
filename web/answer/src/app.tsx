import { DoorPage } from "./door/door_page";
import { WhoPage } from "./door/who_page";
import { texts } from "./locale/locale";
import { ClearedPage, ElsewherePage, EndedPage, ThanksPage } from "./pages/last_pages";
import { ContactPage, DeclinePage } from "./pages/contact_page";
import { HelpBar, HelpPage } from "./pages/help_page";
import { ItemPage } from "./pages/item_page";
import { ReviewPage } from "./pages/review_page";
import { SendingPage, WaitingPage } from "./pages/waiting_page";
import { Top } from "./pages/top";
import { isCardOnly } from "./sheet/kept_sheet";
import { pageOf, type VisitState } from "./visit/visit_state";
import type { Visit } from "./visit/visit";

export interface PageProps {
  visit: Visit;
  state: VisitState;
}

/** The whole page, drawn again from its root at every change. */
export function App(props: PageProps & { redraw: () => void }) {
  const help_open = props.state.help_open || (props.state.known && isCardOnly(props.state.sheet));
  return (
    <>
      <Top {...props} />
      <main>{help_open ? <HelpPage {...props} /> : <CurrentPage {...props} />}</main>
      {!help_open && <HelpBar {...props} />}
    </>
  );
}

function CurrentPage(props: PageProps) {
  const { sheet } = props.state;
  switch (pageOf(props.state)) {
    case "opening": return <p class="quiet opening">{texts().opening}</p>;
    case "elsewhere": return <ElsewherePage />;
    case "door": return <DoorPage {...props} />;
    case "waiting": return <WaitingPage {...props} />;
    case "who": return <WhoPage {...props} />;
    case "items": return sheet ? <ItemPage key={sheet.here} visit={props.visit} sheet={sheet} /> : null;
    case "review": return sheet ? <ReviewPage visit={props.visit} sheet={sheet} /> : null;
    case "contact": return <ContactPage {...props} />;
    case "declining": return <DeclinePage {...props} />;
    case "sending": return <SendingPage {...props} />;
    case "thanks": return <ThanksPage {...props} />;
    case "ended": return <EndedPage {...props} />;
    case "cleared": return <ClearedPage {...props} />;
  }
}
