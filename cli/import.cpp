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

void print(const Common& common, const school_roll::ImportReport& report, const Wanted& wanted) {
  if (common.json) {
    std::cout << school_roll::report_json(report, common.language) << "\n";
    return;
  }
  std::cout << (wanted.dry_run ? "试运行，没有保存任何内容。" : "导入完成。") << "共 " << report.rows << " 行：接受 " << report.accepted << "（新增 " << report.added << "，更新 " << report.changed
            << "，无变化 " << report.unchanged << "），重复 " << report.duplicates << "，退回 " << report.rejected.size() << "。\n";
  for (const auto& one : report.rejected) std::cout << "  第 " << one.row << " 行 " << one.fault.column << "：" << (common.language == "en" ? one.fault.reason_en : one.fault.reason_zh) << "\n";
  for (const auto& note : report.notes) std::cout << "  " << (common.language == "en" ? note.text_en : note.text_zh) << "\n";
  if (!report.dropped_columns.empty()) {
    std::cout << "没有读取的列：";
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
  wish.progress = [&](std::int64_t rows) {
    const auto now = std::chrono::steady_clock::now();
    if (common.json || now - last < std::chrono::milliseconds(500)) return true;
    last = now;
    std::cerr << "\r已处理 " << rows << " 行 " << std::flush;
    return true;
  };
  const school_roll::ImportTools tools{*world->database, world->keys, *world->vault, world->clock, *world->audit};
  const auto report = students ? school_roll::import_students(tools, wanted.file, wish) : school_roll::import_units(tools, wanted.file, wish);
  if (!common.json) std::cerr << "\r";
  if (!report) return common.fail(report.problem());
  print(common, *report, wanted);
  if (!wanted.rejected_file.empty() && !report->rejected.empty()) std::ofstream(wanted.rejected_file, std::ios::binary) << report->rejected_file;
  if (!report->rejected.empty()) common.exit_code = 3;
}

}  // namespace

void add_import(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("import", "导入单位或学生 import units or students (CSV, tab text, XLSX)");
  command->require_subcommand(1);
  for (const bool students : {false, true}) {
    auto wanted = std::make_shared<Wanted>();
    auto* one = command->add_subcommand(students ? "students" : "units", students ? "学籍导出文件 registry export" : "学校名单 list of schools");
    one->add_option("FILE", wanted->file)->required();
    one->add_flag("--dry-run", wanted->dry_run, "只检查，不保存 check only");
    one->add_option("--rejected", wanted->rejected_file, "退回的行写入此文件 write rejected rows to this file");
    one->callback([&common, wanted, students] { run(common, *wanted, students); });
  }
}

}  // namespace rongxin::cli
