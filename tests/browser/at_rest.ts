import type { Page } from "playwright-core";

const frames = 5;

/**
 * Waits until a page stands still: loaded with its fonts, nothing being asked or done (`data-idle` of the staff pages),
 * no place waiting for its part, no list closing, nothing fading or moving, and all of it so for some frames in a row,
 * since what was answered last may ask or move something itself. What turns for ever does not count. Throws with what
 * still moves.
 */
export async function atRest(page: Page): Promise<void> {
  const look = `${Date.now()}-${Math.random()}`;
  try {
    await page.waitForFunction(
      ({ look, frames }) => {
        const kept = window as unknown as { rest?: { look: string; frames: number; busy: string[] } };
        const moves = ({ effect, playState }: Animation) =>
          playState === "running" && Number(effect?.getComputedTiming().endTime) < 5000;
        // Chosen from, and not yet gone: it stands outside of the page's landmarks as long as it is there.
        const closing = () =>
          !document.querySelector('[role="combobox"][aria-expanded="true"]') &&
          [...document.querySelectorAll(".ant-select-dropdown")].some((list) => list.getClientRects().length > 0);
        const busy = [
          document.readyState !== "complete" && "loading",
          document.fonts.status !== "loaded" && "fonts",
          document.body.dataset.idle === "no" && "asking",
          document.querySelector(".waiting") && "a part of the page",
          document.getAnimations().some(moves) && "moving",
          closing() && "a list that closes",
        ].filter((one) => typeof one === "string");
        const so_far = kept.rest?.look === look ? kept.rest.frames : 0;
        kept.rest = { look, frames: busy.length ? 0 : so_far + 1, busy };
        return kept.rest.frames >= frames;
      },
      { look, frames },
      { timeout: 20_000 },
    );
  } catch (fault) {
    const rest = await page
      .evaluate(() => JSON.stringify((window as unknown as { rest?: unknown }).rest))
      .catch(() => "gone");
    throw new Error(`the page does not come to rest: ${rest}`, { cause: fault });
  }
}
