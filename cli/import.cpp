#include <chrono>
#include <fstream>
#include <iostream>

#include "cli/command.h"
#include "school_roll/import/import_roll.h"

namespace rongxin::cli {
namespace {

struct Wanted {
  std::string file, rejected_file;
  bool dry_run = false;
};

void print_rows(const std::vector<school_roll::RejectedRow>& rows, bool english) {
  for (const auto& one : rows)
    std::cout << (english ? "  row " : "  第 ") << one.row << (english ? " " : " 行 ") << one.fault.column
              << (english ? ": " : "：") << (english ? one.fault.reason.en : one.fault.reason.zh) << "\n";
}

void print_more(const school_roll::ImportReport& report, bool english) {
  if (report.remarks_total > 0)
    std::cout << (english ? "Taken, but please look: " : "已接受，但请核对：") << report.remarks_total << "\n";
  print_rows(report.remarks, english);
  if (!report.new_classes.empty())
    std::cout << (english ? "New classes: " : "新班级：") << report.new_classes.size() << "\n";
  for (const auto& one : report.new_classes) {
    std::cout << "  " << one.school_code << " " << one.grade << " " << one.class_name
              << (english ? ", students: " : "，学生 ") << one.rows << (english ? ", first in row " : "，首次出现在第 ")
              << one.first_row << (english ? "" : " 行");
    if (!one.near.empty())
      std::cout << (english ? "; nearly the same as " : "；与“") << one.near
                << (english ? ": is it a slip?" : "”相近，是否写错？");
    std::cout << "\n";
  }
  for (const auto& [column, one] : report.tidied)
    std::cout << "  " << column
              << (english ? ": blanks, unseen or unusual characters made plain in rows: "
                          : "：整理了多余空格、看不见或不统一的字符，行数 ")
              << one.lines << (english ? ", first in row " : "，首次在第 ") << one.first_row << (english ? "" : " 行")
              << "\n";
}

void print(const Common& common, const school_roll::ImportReport& report, const Wanted& wanted) {
  if (common.json) {
    std::cout << school_roll::report_json(report, common.language) << "\n";
    return;
  }
  const bool english = common.language == "en";
  const std::string skipped = school_roll::skipped_words(report, common.language);
  std::cout << (wanted.dry_run ? english ? "Dry run, nothing was stored. " : "试运行，没有保存任何内容。"
                : english      ? "Import finished. "
                               : "导入完成。");
  if (english)
    std::cout << "Lines of the file: " << report.lines << " = taken " << report.accepted << " (new " << report.added
              << ", changed " << report.changed << ", unchanged " << report.unchanged << ") + repeated "
              << report.duplicates << " + refused " << report.rejected_total << " + skipped (" << skipped << ").\n";
  else
    std::cout << "文件共 " << report.lines << " 行 = 接受 " << report.accepted << "（新增 " << report.added << "，更新 "
              << report.changed << "，无变化 " << report.unchanged << "）+ 重复 " << report.duplicates << " + 退回 "
              << report.rejected_total << " + 跳过（" << skipped << "）。\n";
  print_rows(report.rejected, english);
  if (const auto more = report.rejected_total - static_cast<std::int64_t>(report.rejected.size()); more > 0)
    std::cout << (english ? "  and more: " : "  另有 ") << more
              << (english ? " (see --rejected)" : " 行（用 --rejected 写入文件）") << "\n";
  print_more(report, english);
  for (const auto& note : report.notes) std::cout << "  " << (english ? note.text.en : note.text.zh) << "\n";
  if (!report.dropped_columns.empty()) {
    std::cout << (english ? "Columns not read: " : "没有读取的列：");
    for (const auto& name : report.dropped_columns) std::cout << name << " ";
    std::cout << "\n";
  }
}

void run(Common& common, const Wanted& wanted, bool students) {
  const auto world = common.open(true);
  if (!world) return;
  auto last = std::chrono::steady_clock::now() - std::chrono::seconds(1);
  school_roll::ImportWish wish;
  wish.dry_run = wanted.dry_run;
  wish.who = {"system", 0, 0, students ? "importStudents" : "importUnits", 0, ""};
  wish.progress = [&](std::int64_t rows, std::int64_t) {
    const auto now = std::chrono::steady_clock::now();
    if (common.json || now - last < std::chrono::milliseconds(500)) return true;
    last = now;
    std::cerr << "\r已处理 " << rows << " 行 " << std::flush;
    return true;
  };
  std::ofstream rejected;
  if (!wanted.rejected_file.empty()) rejected.open(wanted.rejected_file, std::ios::binary);
  wish.take_rejected = [&](std::string_view piece) {
    rejected.write(piece.data(), static_cast<std::streamsize>(piece.size()));
  };
  const Services& tools = *world->services;
  const auto report = students ? school_roll::import_students(tools, wanted.file, wish)
                               : school_roll::import_units(tools, wanted.file, wish);
  if (!common.json) std::cerr << "\r";
  if (!report) return common.fail(report.problem());
  print(common, *report, wanted);
  if (report->rejected_total > 0) common.exit_code = 3;
}

}  // namespace

void add_import(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("import", "导入单位或学生 import units or students (CSV, tab text, XLSX)");
  command->require_subcommand(1);
  for (const bool students : {false, true}) {
    auto wanted = std::make_shared<Wanted>();
    auto* one = command->add_subcommand(students ? "students" : "units",
                                        students ? "学籍导出文件 registry export" : "学校名单 list of schools");
    one->add_option("FILE", wanted->file)->required();
    one->add_flag("--dry-run", wanted->dry_run, "只检查，不保存 check only");
    one->add_option("--rejected", wanted->rejected_file, "退回的行写入此文件 write rejected rows to this file");
    one->callback([&common, wanted, students] { run(common, *wanted, students); });
  }
}

}  // namespace rongxin::cli
