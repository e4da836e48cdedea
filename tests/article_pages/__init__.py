"""Whole article pages of every portal system and of bespoke ones, each with what is to be read."""
