"""The bundled department's year: its two web sites, served on loopback as if they were online."""
