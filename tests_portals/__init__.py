"""Real portal systems, started on loopback and filled with the project's own articles.

    make test-portals       installs what is missing, then crawls each system

What the systems print is theirs and no stand-in's: WordPress with MariaDB and PHP, ASP.NET WebForms
under Mono, Ghost. They come from Debian's packages and from npm; where one cannot be installed its
tests are skipped. These tests are no part of `make test`.
"""
