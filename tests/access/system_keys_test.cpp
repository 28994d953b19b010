// Who sees more than a caller may, and why: every reason in the program stands in system_keys.txt, and a new one is
// seen there.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// What stands in quotation marks up to the closing bracket, also over several lines.
std::string quoted(const std::string& text, std::size_t from) {
  std::string all;
  bool inside = false;
  for (; from < text.size() && (inside || text[from] != ')'); ++from) {
    if (text[from] == '"') inside = !inside;
    else if (inside) all += text[from];
  }
  return all;
}

std::set<std::string> reasons_in(const std::string& folder) {
  constexpr std::string_view made = "SystemKey::because(";
  std::set<std::string> reasons;
  for (const auto& one : std::filesystem::recursive_directory_iterator(folder)) {
    if (one.path().extension() != ".cpp" && one.path().extension() != ".h") continue;
    const std::string text = content_of(one.path());
    for (auto at = text.find(made); at != std::string::npos; at = text.find(made, at + 1)) {
      const auto reason = quoted(text, at + made.size());
      CHECK_MESSAGE(std::count(reason.begin(), reason.end(), ' ') >= 3, one.path().string()
                                                                            << ": says why in a few words: " << reason);
      reasons.insert(reason);
    }
  }
  return reasons;
}

}  // namespace

TEST_CASE("whoever works with the reach of the system says why, and every reason is listed") {
  std::set<std::string> listed;
  std::ifstream list(RONGXIN_SOURCE "/tests/access/system_keys.txt");
  for (std::string line; std::getline(list, line);) listed.insert(line);
  auto used = reasons_in(RONGXIN_SOURCE "/server");
  used.merge(reasons_in(RONGXIN_SOURCE "/cli"));
  for (const auto& one : used) CHECK_MESSAGE(listed.contains(one), "not in tests/access/system_keys.txt: " << one);
  for (const auto& one : listed) CHECK_MESSAGE(used.contains(one), "no longer used: " << one);
}
