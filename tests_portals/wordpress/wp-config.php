<?php
// What a WordPress of the tests is told; the rest comes from the environment it is started with.
define('DB_NAME', 'wordpress');
define('DB_USER', getenv('PORTAL_DB_USER'));
define('DB_PASSWORD', getenv('PORTAL_DB_PASSWORD'));
define('DB_HOST', 'localhost:' . getenv('PORTAL_DB_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', getenv('PORTAL_URL'));
define('WP_SITEURL', getenv('PORTAL_URL'));
// Nothing of its own accord, nothing beyond this machine, and nothing of itself: PHP's own server
// answers one request after the other.
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
$wp_filter['block_local_requests'][10]['alone'] = ['function' => fn() => true, 'accepted_args' => 0];
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
    define($name . '_KEY', $name . ' key of a site that nobody else can reach');
    define($name . '_SALT', $name . ' salt of a site that nobody else can reach');
}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) {
    define('ABSPATH', __DIR__ . '/');
}
require_once ABSPATH . 'wp-settings.php';
