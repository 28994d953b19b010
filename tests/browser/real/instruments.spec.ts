import { expect, test } from "vitest";
import { sendSheet, signInChild, told } from "./people";
import { desk, look, phone, stage } from "./stage";

/** A child who taps through faster than anybody can read; "sent", or why the code opens nothing. */
async function hurry([, , , name, access_code]: string[]): Promise<string> {
  let ticket = await signInChild(city, access_code!);
  if (ticket.state === "code") ticket = await signInChild(city, access_code!, Array.from(name!)[1]); // used before
  if (ticket.state !== "open") return ticket.code ?? ticket.state;
  const headers = { Authorization: `Ticket ${ticket.ticket}` };
  interface Form {
    sections: { id: string; items: { id: string; ask_when?: unknown }[] }[];
  }
  const form = await told<Form>(city, "/api/answering/form", { headers });
  const asked = form.sections.flatMap((section) => section.items).filter((item) => !item.ask_when);
  const answers = asked.map((item, at) => ({ item: item.id, value: item.id === "phq9.9" ? 0 : at % 2, spent_ms: 150 }));
  await sendSheet(city, ticket, answers);
  return "sent";
}

const at = stage();
const { city, codes } = at;

test("the psychologist releases a retest by clicking, the same code gives the second attempt, and then there is no third", async () => {
  const [first, second] = codes;
  const teacher = await at.staff("xinli", desk, "/retests");
  await teacher.getByText("没有需要再测的答卷").waitFor();
  await look(teacher, "retests-none");

  expect(await hurry(first!)).toBe("sent");
  expect(await hurry(second!)).toBe("sent");
  expect(await hurry(first!)).toBe("code_spent");
  await teacher.reload();
  await teacher.getByText("本次结果不采用，建议再测").first().waitFor();
  await look(teacher, "retests");
  await teacher.getByRole("button", { name: `放开再测：${first![3]}` }).click();
  await teacher.locator(".ant-popconfirm").getByRole("button", { name: "放开再测" }).click();
  await teacher.getByText("可以再测").first().waitFor();
  await look(teacher, "retests-released");

  expect(await hurry(first!)).toBe("sent");
  expect(await hurry(first!)).toBe("code_spent");
  expect(await hurry(second!)).toBe("code_spent");
  await teacher.reload();
  await teacher.getByText("不再做第三次测评").first().waitFor();
  expect(await teacher.getByRole("button", { name: `放开再测：${first![3]}` }).count()).toBe(0);
  await teacher.context().close();
});

test("on a phone and in English the retests read the same; a leader has no such page", async () => {
  const teacher = await at.staff("xinli", phone, "/retests");
  await teacher.getByText("不再做第三次测评").first().waitFor();
  await look(teacher, "retests-phone");
  await teacher.getByRole("button", { name: "English" }).click();
  await teacher.goto(city.address + "/staff/retests");
  await teacher.getByText("never a third test").first().waitFor();
  await look(teacher, "retests-phone-english");
  await teacher.context().close();
  const leader = await at.staff("xiaozhang", desk);
  expect(await leader.getByText("再测名单").count()).toBe(0);
  await leader.context().close();
});
