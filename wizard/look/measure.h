#pragma once

namespace meethouse
{

// Distances in pixels. All of them are steps of the one grid.
constexpr int grid = 8;
constexpr int gap = grid;        // between things that belong together
constexpr int space = 2 * grid;  // between things that follow each other
constexpr int margin = 5 * grid; // around a page
constexpr int scrollBarWidth = 12;
constexpr int railWidth = 28 * grid; // 224
constexpr int fieldHeight = 37;
constexpr int corner = 8;      // of cards
constexpr int smallCorner = 6; // of fields and buttons
constexpr int markSize = 20;
constexpr int textSize = 15; // at least; a platform that asks for larger text gets it
constexpr int measure = 62;  // characters of running text in a line, at most

constexpr int leastWidth = 900;
constexpr int leastHeight = 600;

} // namespace meethouse
