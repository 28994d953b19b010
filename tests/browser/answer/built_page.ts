import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inject } from "vitest";
import { serve } from "./stand_in_server.mjs";

/** The folder of the page that was built for this run (build_page.ts). */
export const built_page = pathToFileURL(join(inject("answer_page"), "/"));

/** A stand-in server of one's own with the built page. */
export const standIn = () => serve(built_page);
export type StandIn = Awaited<ReturnType<typeof standIn>>;
