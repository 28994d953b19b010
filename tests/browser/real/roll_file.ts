// Files of the roll as schools export them, with a column that the platform never keeps.
const header =
  "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,学籍辅号,年级,班级,班内学号,入学年月,家庭年收入\n";

/** One child who has come to 初二(1)班; a number is another child. */
export function pupilRow(i: number, born = "2012-05-05", seat: number | "" = i + 101): string {
  return `2350102901,转入生${i},1,${born},其他,,,${8800000 + i},初二,初二(1)班,${seat},202409,5万\n`;
}

export function rollCsv(...rows: string[]): string {
  return header + rows.join("");
}

/** As a page takes it. */
export function csvFile(name: string, content: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: "text/csv", buffer: Buffer.from(content) };
}
