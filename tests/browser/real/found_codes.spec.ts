import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { choose, handInSheet } from "../answer/chromium";
import { printSlips, signInStaff } from "./people";
import { look, narrow, phone, stage } from "./stage";

// What somebody finds: the address of a code in the history of a shared machine, a slip of yesterday on a table.

const at = stage();
const { city, codes } = at;

const words = (page: Page) => page.locator("body").innerText();

test("the address of a code in a history opens nothing once the sheet is in: it has arrived, and nobody is named", async () => {
  const [, , , name, code] = codes[3]!;
  const machine = await at.device(phone);
  const child = await machine.newPage();
  await child.goto(`${city.address}/a/#c=${code}`);
  await child.getByRole("button", { name: "是我，开始" }).click();
  await child.waitForSelector(".option");
  for (let item = 0; item < 16; item += 1) await choose(child, 0);
  await handInSheet(child);
  await child.locator(".receipt").waitFor();
  await child.getByRole("button", { name: "收起这一页" }).click();
  await child.getByText("已经收好了").waitFor();

  for (const way of ["history", "typed"]) {
    const next = await machine.newPage();
    const heard: string[] = [];
    next.on("response", (response) => response.url().includes("/api/answering/") && heard.push(`${response.status()}`));
    await next.goto(way === "history" ? `${city.address}/a/#c=${code}` : `${city.address}/a/`);
    if (way === "typed") {
      await next.fill("#code", code!.toLowerCase());
      await next.keyboard.press("Enter");
    }
    await next.getByRole("heading", { name: "这份测评已经交过了" }).waitFor();
    expect(await words(next)).not.toContain(name);
    expect(await words(next)).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(heard).toEqual(["410"]);
    if (way === "history") await look(next, "code-spent-phone");
    await next.close();
  }
  await machine.close();
});

test("the address of an unfinished sheet names nobody on another device: it asks for the second character of the name", async () => {
  const [, , , name, code] = codes[4]!;
  const own = await at.device(phone);
  const child = await own.newPage();
  await child.goto(`${city.address}/a/#c=${code}`);
  await child.getByRole("button", { name: "是我，开始" }).click();
  await child.waitForSelector(".option");
  await choose(child, 1);
  await own.close();

  const other = await at.device(phone);
  const page = await other.newPage();
  await page.goto(`${city.address}/a/#c=${code}`);
  await page.locator(".choices button").nth(5).waitFor();
  expect(await page.locator("main").innerText()).not.toContain(name![0]);
  await look(page, "code-proof-phone");
  const own_character = Array.from(name!)[1]!;
  const wrong = (await page.locator(".choices button").allInnerTexts()).find((one) => one !== own_character)!;
  await page.locator(".choices").getByRole("button", { name: wrong, exact: true }).click();
  await page.getByText("没有对上").waitFor();
  await page.locator(".choices").getByRole("button", { name: own_character, exact: true }).click();
  await page.getByRole("button", { name: "是我，接着答" }).waitFor();
  expect(await words(page)).toContain(name);
  await other.close();
});

test("a slip that was printed anew ends the old one at once, the page says what to do, and the psychologist sees what was opened in the printer", async () => {
  const class_id = city.unitOf("banzhuren");
  const xinli = await signInStaff(city, "xinli");
  const slip = (await printSlips(city, xinli, class_id))[0]!;
  const born = city.text(
    `SELECT s.born_on FROM student s JOIN enrolment e ON e.student_id = s.student_id WHERE e.class_unit_id = ${class_id} AND e.seat_no = ${slip.seat} AND e.until_on IS NULL`,
  );
  const device = await at.device(phone);
  const family = await device.newPage();
  await family.goto(slip.address);
  await family.selectOption("#month", String(Number(born.slice(5, 7))));
  await family.selectOption("#day", String(Number(born.slice(8, 10))));
  await family.getByRole("button", { name: "下一步" }).click();
  await family.getByRole("button", { name: "下一步" }).waitFor({ state: "detached" });

  const psychologist = await at.staff("xinli", narrow, `/consent/classes/${class_id}`);
  await psychologist.getByText("打印后十分钟内就打开了").first().waitFor();
  await look(psychologist, "consent-opened-in-the-printer-phone");
  await psychologist.context().close();

  const teacher = await at.staff("banzhuren", narrow, `/consent/classes/${class_id}`);
  await teacher.locator("tbody tr").first().waitFor();
  expect(await words(teacher)).not.toContain("打开了");
  await teacher.goto(`${city.address}/staff/consent/classes/${class_id}/slips`);
  await teacher.getByRole("button", { name: "生成纸条" }).click();
  const row = teacher
    .locator("[aria-labelledby=printed-before] li")
    .filter({ hasText: slip.name })
    .filter({ hasText: slip.relation });
  await row.getByRole("button").first().click();
  await teacher.locator(".slip").first().waitFor();
  await look(teacher, "consent-slip-replaced-phone");
  await teacher.context().close();

  await family.reload();
  await family.getByText("没有找到这张纸条").first().waitFor();
  expect(await words(family)).not.toContain(slip.name[0]);
  expect(await words(family)).toMatch(/新的|老师/);
  await look(family, "family-slip-replaced-phone");
  await device.close();
});
