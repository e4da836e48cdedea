"""How each portal system lists, pages and prints its articles. A portal is data."""
