import { expect, test } from "vitest";
import { changeLanguage, keptLanguage } from "./language";

test("a language that was chosen is kept before its texts have come: the next page is in it", async () => {
  await changeLanguage("zh-CN");
  const coming = changeLanguage("en");
  expect(keptLanguage()).toBe("en");
  await coming;
  await changeLanguage("zh-CN");
  expect(keptLanguage()).toBe("zh-CN");
});
