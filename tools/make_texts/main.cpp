// make_texts TEXTS SLICE HEADER SOURCE: the sentences of a slice (server/<group>/<slice>/texts.json) as functions.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "text_file.h"

namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// A header that says the same keeps its time: a changed sentence rebuilds the file of sentences alone.
void write_if_changed(const std::string& path, const std::string& text) {
  if (std::filesystem::exists(path) && read_file(path) == text) return;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  const auto file = make_texts::read_texts(argv[2], read_file(argv[1]));
  for (const auto& fault : file.faults) std::cerr << argv[1] << ": " << fault << "\n";
  if (!file.faults.empty()) return 1;
  write_if_changed(argv[3], header_of(file));
  write_if_changed(argv[4], source_of(file));
  return 0;
}
