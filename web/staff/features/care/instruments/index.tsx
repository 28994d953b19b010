import { lazy } from "react";
import type { Place } from "../../../shell/features";

export const places: Place[] = [
  {
    path: "instruments",
    page: lazy(() => import("./InstrumentsPage")),
    right: "listInstruments",
    menu: { part: "school", order: 10, icon: "file", words: "nav.instruments" },
  },
  { path: "instruments/new", page: lazy(() => import("./NewVersionPage")), right: "proposeInstrument" },
  {
    path: "instruments/proposals/:id",
    page: lazy(() => import("./ProposalPage")),
    right: "readInstrumentProposal",
  },
  { path: "instruments/:id", page: lazy(() => import("./InstrumentPage")), right: "readInstrumentVersion" },
];
