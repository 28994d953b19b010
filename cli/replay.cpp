#include <boost/json.hpp>
#include <fstream>
#include <iostream>
#include <map>

#include "cli/command.h"
#include "http/plain_client.h"
#include "platform/problem_catalogue.h"
#include "platform/yaml_reader.h"
#include "tables/table.h"

namespace rongxin::cli {
namespace {

struct Wanted {
  std::string url, campaign, csv, map;
};

struct Map {
  std::string codes_file, code_column;
  std::vector<std::pair<std::string, std::string>> columns;  ///< column of the file -> item
};

struct Outcome {
  int sheets = 0, saved = 0, failed = 0;
  std::vector<std::string> receipts;
};

Result<Map> read_map(const std::string& path) {
  auto text = read_whole_file(path, 1024 * 1024);
  if (!text) return std::move(text).problem();
  YamlDocument document(*text, 1024 * 1024);
  Map map;
  if (document.faults().empty()) {
    const auto root = document.root();
    root.only({"codes", "code_column", "columns"});
    map.codes_file = root.string("codes");
    map.code_column = root.string_or("code_column", "答题码");
    for (const auto& [column, item] : root["columns"].entries()) map.columns.emplace_back(column, item.text());
  }
  if (!document.faults().empty())
    return Problem(problems::file_unreadable, document.faults()[0].path,
                   {{"path", path}, {"detail", document.faults()[0].text.zh}});
  return map;
}

/// Columns by name of a table, row after row.
Result<std::vector<std::map<std::string, std::string>>> read_rows(const std::string& path) {
  RONGXIN_TRY(reader, tables::open_table(path));
  tables::TableRow header, row;
  RONGXIN_TRY(some, reader->next(header));
  std::vector<std::map<std::string, std::string>> rows;
  while (some) {
    RONGXIN_TRY(more, reader->next(row));
    if (!more) break;
    auto& one = rows.emplace_back();
    for (std::size_t i = 0; i < header.cells.size() && i < row.cells.size(); ++i)
      one[header.cells[i].text] = row.cells[i].text;
  }
  return rows;
}

/// One child: signs in, saves after every answer as the page does, hands the sheet in.
bool answer_one(http::PlainClient& client, const Map& map, const std::string& code,
                const std::map<std::string, std::string>& row, Outcome& outcome) {
  const auto signed_in = client.request("POST", "/api/answering/sign-in",
                                        boost::json::serialize(boost::json::object{{"access_code", code}}));
  if (signed_in.status != 200) return false;
  const auto ticket = boost::json::parse(signed_in.body);
  const std::string authorization = "Authorization: Ticket " + std::string(ticket.at("ticket").as_string()) + "\r\n";
  const std::string sheet = "/api/answer-sheets/" + std::string(ticket.at("sheet_id").as_string());
  if (client.request("GET", "/api/answering/form", {}, authorization).status != 200) return false;
  boost::json::array answers;
  std::int64_t save_no = 0;
  for (const auto& [column, item] : map.columns) {
    const auto cell = row.find(column);
    if (cell == row.end() || cell->second.empty() || cell->second == "NA") continue;
    answers.push_back({{"item", item}, {"value", std::stoi(cell->second)}, {"spent_ms", 2500 + 137 * (save_no % 9)}});
    const auto body = boost::json::serialize(boost::json::object{{"save_no", ++save_no}, {"answers", answers}});
    if (client.request("PUT", sheet + "/answers", body, authorization).status != 200) return false;
    ++outcome.saved;
  }
  const auto receipt = client.request(
      "PUT", sheet, boost::json::serialize(boost::json::object{{"answers", answers}, {"contact_wish", "none"}}),
      authorization);
  if (receipt.status != 200) return false;
  outcome.receipts.emplace_back(boost::json::parse(receipt.body).at("receipt").as_string());
  return true;
}

void replay(Common& common, const Wanted& wanted) {
  const auto map = read_map(wanted.map);
  if (!map) return common.fail(map.problem());
  const auto place = http::PlainClient::parse_address(wanted.url);
  if (!place) return common.fail(place.problem());
  const auto rows = read_rows(wanted.csv);
  const auto codes = read_rows(map->codes_file);
  if (!rows) return common.fail(rows.problem());
  if (!codes) return common.fail(codes.problem());
  http::PlainClient client(place->first, place->second);
  Outcome outcome;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const std::string code = i < codes->size() ? (*codes)[i].at(map->code_column) : "";
    try {
      if (!code.empty() && answer_one(client, *map, code, (*rows)[i], outcome)) ++outcome.sheets;
      else ++outcome.failed;
    } catch (const std::exception& broken) {
      std::cerr << "第 " << i + 2 << " 行：" << broken.what() << "\n";
      ++outcome.failed;
    }
    if (!common.json && i % 50 == 0) std::cerr << "\r" << i << "/" << rows->size() << std::flush;
  }
  if (outcome.failed > 0) common.exit_code = 1;
  boost::json::array receipts;
  for (const auto& one : outcome.receipts) receipts.push_back(boost::json::value(one));
  if (common.json)
    std::cout << boost::json::serialize(boost::json::object{{"campaign", wanted.campaign},
                                                            {"sheets", outcome.sheets},
                                                            {"saves", outcome.saved},
                                                            {"failed", outcome.failed},
                                                            {"receipts", std::move(receipts)}})
              << "\n";
  else
    std::cout << "\r已交 " << outcome.sheets << " 份，保存 " << outcome.saved << " 次，失败 " << outcome.failed
              << " 份。\n";
}

}  // namespace

void add_replay(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("replay", "把真实答案经公开接口重放 send answers of a file through public HTTP");
  auto wanted = std::make_shared<Wanted>();
  command->add_option("--url", wanted->url)->required();
  command->add_option("--campaign", wanted->campaign)->required();
  command->add_option("--csv", wanted->csv)->required();
  command->add_option("--map", wanted->map, "YAML: codes, code_column, columns (列: 题目)")->required();
  command->callback([&common, wanted] { replay(common, *wanted); });
}

}  // namespace rongxin::cli
