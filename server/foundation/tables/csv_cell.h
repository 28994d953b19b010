#pragma once
#include <string>

namespace rongxin::tables {

/// A cell of a CSV file that we write: nothing in it is run, counted or divided by the program that opens it.
std::string csv_cell(std::string text);

}  // namespace rongxin::tables
