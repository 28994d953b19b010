import type { PageProps } from "../visit/page_props";
import styles from "../look/late.css?url";
import { screenOf } from "../sheet/asked_items";
import { openItems } from "../sheet/kept_sheet";
import { pageOf } from "../visit/visit_state";
import { ContactPage, DeclinePage } from "./contact_page";
import { GroupPage } from "./group_page";
import { JumpPage } from "./jump_page";
import { ClearedPage, ElsewherePage, EndedPage, ThanksPage } from "./last_pages";
import { ProofPage } from "./proof_page";
import { QueuePage } from "./queue_page";
import { ReviewPage } from "./review_page";
import { SendingPage } from "./sending_page";
import { WaitingPage } from "./waiting_page";

export { HelpPage } from "./help_page";
export { MoreBelow } from "./more_below";
export { WaitingHere } from "./waiting_here";
export { ReadAloud, Spoken } from "./read_aloud";

// A file of its own, and no element with styles inside: the page may only use what it loads from its own place.
const link = document.createElement("link");
link.rel = "stylesheet";
link.href = styles;
document.head.appendChild(link);

/** What comes behind the items: a part of its own, fetched after the first page and kept by the service worker. */
export function LatePage(props: PageProps) {
  const { visit, state } = props;
  const { sheet } = state;
  switch (pageOf(state)) {
    case "proof":
      return <ProofPage {...props} />;
    case "waiting":
      return <WaitingPage {...props} />;
    case "group":
      return sheet ? (
        <GroupPage key={screenOf(openItems(sheet), sheet.here)[0]!.screen} visit={visit} sheet={sheet} />
      ) : null;
    case "review":
      return sheet ? <ReviewPage visit={visit} sheet={sheet} /> : null;
    case "contact":
      return <ContactPage {...props} />;
    case "declining":
      return <DeclinePage {...props} />;
    case "sending":
      return <SendingPage {...props} />;
    case "thanks":
      return <ThanksPage {...props} />;
    case "ended":
      return <EndedPage {...props} />;
    case "cleared":
      return <ClearedPage {...props} />;
    case "jump":
      return sheet ? <JumpPage visit={visit} sheet={sheet} /> : null;
    case "queue":
      return <QueuePage {...props} />;
    default:
      return <ElsewherePage />;
  }
}
