<?php
// What a web server's rewrite rules do: files as they are, all else to WordPress.
$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) ?: '/');
if (is_file($_SERVER['DOCUMENT_ROOT'] . '/closed') && preg_match('#^/(wp-json|feed|(wp-)?sitemap)|[?&](feed|rest_route|sitemap)=#', $_SERVER['REQUEST_URI'])) {
    http_response_code(403);  // as offices do that let nothing but pages out
    exit;
}
$file = $_SERVER['DOCUMENT_ROOT'] . $path;
if (is_file($file) || (is_dir($file) && $path !== '/' && is_file(rtrim($file, '/') . '/index.php'))) {
    return false;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . '/index.php';
require $_SERVER['SCRIPT_FILENAME'];
