CREATE TABLE account (
	number INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	CONSTRAINT pk_account PRIMARY KEY (number)
);

CREATE TABLE journal_entry (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	booked_at DATETIME NOT NULL DEFAULT (now()), 
	text VARCHAR(255), 
	reverses_id INTEGER, 
	CONSTRAINT pk_journal_entry PRIMARY KEY (id), 
	CONSTRAINT fk_journal_entry_reverses_id_journal_entry FOREIGN KEY(reverses_id) REFERENCES journal_entry (id)
);

CREATE TABLE tax_report (
	year INTEGER NOT NULL, 
	quarter INTEGER NOT NULL, 
	filed_on DATE, 
	content BLOB, 
	CONSTRAINT pk_tax_report PRIMARY KEY (year, quarter)
);

CREATE TABLE brand (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	name VARCHAR(120) NOT NULL, 
	website VARCHAR(255), 
	CONSTRAINT pk_brand PRIMARY KEY (id), 
	CONSTRAINT uq_brand_name UNIQUE (name)
);

CREATE TABLE category (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	parent_id INTEGER, 
	slug VARCHAR(120) NOT NULL, 
	`position` SMALLINT NOT NULL DEFAULT '0', 
	CONSTRAINT pk_category PRIMARY KEY (id), 
	CONSTRAINT fk_category_parent_id_category FOREIGN KEY(parent_id) REFERENCES category (id) ON DELETE CASCADE, 
	CONSTRAINT uq_category_slug UNIQUE (slug)
);

CREATE INDEX ix_category_parent_id ON category (parent_id);

CREATE TABLE tax_class (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	name VARCHAR(120) NOT NULL, 
	rate NUMERIC(5, 4) NOT NULL, 
	CONSTRAINT pk_tax_class PRIMARY KEY (id)
);

CREATE TABLE tag (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	word VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_tag PRIMARY KEY (id)
);

CREATE UNIQUE INDEX uq_tag_word ON tag (word);

CREATE TABLE customer_group (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	name VARCHAR(120) NOT NULL, 
	discount NUMERIC(12, 2) NOT NULL DEFAULT '0', 
	CONSTRAINT pk_customer_group PRIMARY KEY (id), 
	CONSTRAINT uq_customer_group_name UNIQUE (name)
);

CREATE TABLE party (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	kind VARCHAR(10) NOT NULL, 
	created_at DATETIME NOT NULL DEFAULT (now()), 
	updated_at DATETIME, 
	CONSTRAINT pk_party PRIMARY KEY (id)
);

CREATE TABLE warehouse (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	code VARCHAR(20) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	country CHAR(2) NOT NULL, 
	CONSTRAINT pk_warehouse PRIMARY KEY (id), 
	CONSTRAINT uq_warehouse_code UNIQUE (code)
);

CREATE TABLE campaign (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	name VARCHAR(120) NOT NULL, 
	starts_on DATE NOT NULL, 
	ends_on DATE, 
	active BOOL NOT NULL DEFAULT true, 
	created_at DATETIME NOT NULL DEFAULT (now()), 
	updated_at DATETIME, 
	CONSTRAINT pk_campaign PRIMARY KEY (id)
);

CREATE TABLE newsletter (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	subject VARCHAR(200) NOT NULL, 
	`body` TEXT NOT NULL, 
	sent_at DATETIME, 
	CONSTRAINT pk_newsletter PRIMARY KEY (id)
);

CREATE TABLE carrier (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	name VARCHAR(120) NOT NULL, 
	tracking_url VARCHAR(500), 
	CONSTRAINT pk_carrier PRIMARY KEY (id), 
	CONSTRAINT uq_carrier_name UNIQUE (name)
);

CREATE TABLE department (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	code VARCHAR(20) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	parent_id INTEGER, 
	head_id INTEGER, 
	CONSTRAINT pk_department PRIMARY KEY (id), 
	CONSTRAINT uq_department_code UNIQUE (code), 
	CONSTRAINT fk_department_parent_id_department FOREIGN KEY(parent_id) REFERENCES department (id)
);

CREATE TABLE role (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	name VARCHAR(120) NOT NULL, 
	description TEXT, 
	CONSTRAINT pk_role PRIMARY KEY (id), 
	CONSTRAINT uq_role_name UNIQUE (name)
);

CREATE TABLE posting (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	entry_id INTEGER NOT NULL, 
	account_number INTEGER NOT NULL, 
	amount NUMERIC(12, 2) NOT NULL, 
	CONSTRAINT pk_posting PRIMARY KEY (id), 
	CONSTRAINT fk_posting_entry_id_journal_entry FOREIGN KEY(entry_id) REFERENCES journal_entry (id) ON DELETE CASCADE, 
	CONSTRAINT fk_posting_account_number_account FOREIGN KEY(account_number) REFERENCES account (number)
);

CREATE INDEX ix_posting_account_number ON posting (account_number);

CREATE TABLE category_text (
	category_id INTEGER NOT NULL, 
	language VARCHAR(5) NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	text TEXT, 
	CONSTRAINT pk_category_text PRIMARY KEY (category_id, language), 
	CONSTRAINT fk_category_text_category_id_category FOREIGN KEY(category_id) REFERENCES category (id) ON DELETE CASCADE
);

CREATE TABLE product (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	number VARCHAR(20) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	brand_id INTEGER, 
	tax_class_id INTEGER NOT NULL, 
	price NUMERIC(12, 2) NOT NULL COMMENT 'Before tax', 
	weight DOUBLE COMMENT 'Kilograms', 
	visibility ENUM('HIDDEN','LISTED','FEATURED') NOT NULL DEFAULT 'HIDDEN', 
	attributes JSON NOT NULL, 
	created_at DATETIME NOT NULL DEFAULT (now()), 
	updated_at DATETIME, 
	deleted_at DATETIME, 
	CONSTRAINT pk_product PRIMARY KEY (id), 
	CONSTRAINT ck_product_price_not_negative CHECK (price >= 0), 
	CONSTRAINT uq_product_number UNIQUE (number), 
	CONSTRAINT fk_product_brand_id_brand FOREIGN KEY(brand_id) REFERENCES brand (id), 
	CONSTRAINT fk_product_tax_class_id_tax_class FOREIGN KEY(tax_class_id) REFERENCES tax_class (id)
)ENGINE=InnoDB COMMENT='Everything that can be ordered';

CREATE INDEX ix_product_name ON product (name);

CREATE INDEX ix_product_deleted_at ON product (deleted_at);

CREATE TABLE customer (
	id INTEGER NOT NULL, 
	public_id UUID NOT NULL, 
	group_id INTEGER, 
	first_name VARCHAR(120) NOT NULL, 
	last_name VARCHAR(120) NOT NULL, 
	email VARCHAR(255) NOT NULL, 
	newsletter BOOL NOT NULL DEFAULT false, 
	birthday DATE, 
	settings JSON NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT pk_customer PRIMARY KEY (id), 
	CONSTRAINT fk_customer_id_party FOREIGN KEY(id) REFERENCES party (id), 
	CONSTRAINT uq_customer_public_id UNIQUE (public_id), 
	CONSTRAINT fk_customer_group_id_customer_group FOREIGN KEY(group_id) REFERENCES customer_group (id)
);

CREATE INDEX ix_customer_deleted_at ON customer (deleted_at);

CREATE TABLE company (
	id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	vat_number VARCHAR(20), 
	CONSTRAINT pk_company PRIMARY KEY (id), 
	CONSTRAINT fk_company_id_party FOREIGN KEY(id) REFERENCES party (id), 
	CONSTRAINT uq_company_vat_number UNIQUE (vat_number)
);

CREATE INDEX ix_company_name ON company (name);

CREATE TABLE shelf (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	warehouse_id INTEGER NOT NULL, 
	aisle SMALLINT NOT NULL, 
	level SMALLINT NOT NULL, 
	CONSTRAINT pk_shelf PRIMARY KEY (id), 
	CONSTRAINT uq_shelf_place UNIQUE (warehouse_id, aisle, level), 
	CONSTRAINT fk_shelf_warehouse_id_warehouse FOREIGN KEY(warehouse_id) REFERENCES warehouse (id)
);

CREATE TABLE voucher (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	code VARCHAR(20) NOT NULL, 
	campaign_id INTEGER, 
	value NUMERIC(12, 2), 
	percent SMALLINT, 
	CONSTRAINT pk_voucher PRIMARY KEY (id), 
	CONSTRAINT ck_voucher_value_or_percent CHECK (value IS NOT NULL OR percent IS NOT NULL), 
	CONSTRAINT fk_voucher_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id)
);

CREATE UNIQUE INDEX uq_voucher_code ON voucher (code);

CREATE TABLE role_permission (
	role_id INTEGER NOT NULL, 
	permission VARCHAR(60) NOT NULL, 
	CONSTRAINT pk_role_permission PRIMARY KEY (role_id, permission), 
	CONSTRAINT fk_role_permission_role_id_role FOREIGN KEY(role_id) REFERENCES role (id) ON DELETE CASCADE
);

CREATE TABLE employee (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	number INTEGER NOT NULL, 
	first_name VARCHAR(120) NOT NULL, 
	last_name VARCHAR(120) NOT NULL, 
	email VARCHAR(255) NOT NULL, 
	hired_on DATE NOT NULL, 
	left_on DATE, 
	department_id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL DEFAULT (now()), 
	updated_at DATETIME, 
	CONSTRAINT pk_employee PRIMARY KEY (id), 
	CONSTRAINT ck_employee_left_after_hired CHECK (left_on IS NULL OR left_on >= hired_on), 
	CONSTRAINT uq_employee_number UNIQUE (number), 
	CONSTRAINT uq_employee_email UNIQUE (email), 
	CONSTRAINT fk_employee_department_id_department FOREIGN KEY(department_id) REFERENCES department (id)
);

CREATE INDEX ix_employee_full_name ON employee (last_name, first_name);

CREATE INDEX ix_employee_last_name ON employee (last_name);

CREATE TABLE product_category (
	product_id INTEGER NOT NULL, 
	category_id INTEGER NOT NULL, 
	`position` INTEGER, 
	CONSTRAINT pk_product_category PRIMARY KEY (product_id, category_id), 
	CONSTRAINT fk_product_category_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE CASCADE, 
	CONSTRAINT fk_product_category_category_id_category FOREIGN KEY(category_id) REFERENCES category (id) ON DELETE CASCADE
);

CREATE TABLE product_text (
	product_id INTEGER NOT NULL, 
	language VARCHAR(5) NOT NULL, 
	title VARCHAR(120) NOT NULL, 
	text TEXT, 
	CONSTRAINT pk_product_text PRIMARY KEY (product_id, language), 
	CONSTRAINT fk_product_text_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE CASCADE
);

CREATE TABLE variant (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	sku VARCHAR(20) NOT NULL, 
	size VARCHAR(20), 
	colour VARCHAR(20), 
	surcharge NUMERIC(12, 2) NOT NULL DEFAULT '0', 
	barcode CHAR(13), 
	product_id INTEGER NOT NULL, 
	CONSTRAINT pk_variant PRIMARY KEY (id), 
	CONSTRAINT uq_variant_sku UNIQUE (sku), 
	CONSTRAINT fk_variant_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE CASCADE
);

CREATE INDEX ix_variant_product_id ON variant (product_id);

CREATE TABLE image (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	path VARCHAR(500) NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	thumbnail BLOB, 
	product_id INTEGER NOT NULL, 
	CONSTRAINT pk_image PRIMARY KEY (id), 
	CONSTRAINT fk_image_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE CASCADE
);

CREATE INDEX ix_image_product_id ON image (product_id);

CREATE TABLE review (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	customer_id INTEGER NOT NULL, 
	stars SMALLINT NOT NULL, 
	text TEXT, 
	approved BOOL NOT NULL, 
	product_id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL DEFAULT (now()), 
	updated_at DATETIME, 
	CONSTRAINT pk_review PRIMARY KEY (id), 
	CONSTRAINT uq_review_product_id_customer_id UNIQUE (product_id, customer_id), 
	CONSTRAINT ck_review_stars CHECK (stars BETWEEN 1 AND 5), 
	CONSTRAINT fk_review_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id), 
	CONSTRAINT fk_review_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE CASCADE
);

CREATE INDEX ix_review_product_id ON review (product_id);

CREATE TABLE price_change (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	old_price NUMERIC(12, 2) NOT NULL, 
	new_price NUMERIC(12, 2) NOT NULL, 
	valid_from DATE NOT NULL, 
	product_id INTEGER NOT NULL, 
	CONSTRAINT pk_price_change PRIMARY KEY (id), 
	CONSTRAINT fk_price_change_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE CASCADE
);

CREATE INDEX ix_price_change_product_id ON price_change (product_id);

CREATE TABLE product_tag (
	product_id INTEGER NOT NULL, 
	tag_id INTEGER NOT NULL, 
	CONSTRAINT pk_product_tag PRIMARY KEY (product_id, tag_id), 
	CONSTRAINT fk_product_tag_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE CASCADE, 
	CONSTRAINT fk_product_tag_tag_id_tag FOREIGN KEY(tag_id) REFERENCES tag (id) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE address (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	customer_id INTEGER NOT NULL, 
	kind ENUM('billing','shipping') NOT NULL, 
	street VARCHAR(120) NOT NULL, 
	city VARCHAR(120) NOT NULL, 
	postal_code VARCHAR(20) NOT NULL, 
	country CHAR(2) NOT NULL, 
	CONSTRAINT pk_address PRIMARY KEY (id), 
	CONSTRAINT fk_address_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE
);

CREATE INDEX ix_address_customer_id ON address (customer_id);

CREATE INDEX ix_address_country ON address (country);

CREATE TABLE contact (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	company_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	phone VARCHAR(20), 
	CONSTRAINT pk_contact PRIMARY KEY (id), 
	CONSTRAINT uq_contact_company_id_name UNIQUE (company_id, name), 
	CONSTRAINT fk_contact_company_id_company FOREIGN KEY(company_id) REFERENCES company (id)
);

CREATE TABLE customer_note (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	customer_id INTEGER NOT NULL, 
	employee_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	created_at DATETIME NOT NULL DEFAULT (now()), 
	updated_at DATETIME, 
	CONSTRAINT pk_customer_note PRIMARY KEY (id), 
	CONSTRAINT fk_customer_note_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE, 
	CONSTRAINT fk_customer_note_employee_id_employee FOREIGN KEY(employee_id) REFERENCES employee (id)
);

CREATE TABLE login_attempt (
	id BIGINT NOT NULL AUTO_INCREMENT, 
	customer_id INTEGER, 
	at DATETIME NOT NULL DEFAULT (now()), 
	succeeded BOOL NOT NULL, 
	address VARCHAR(45) NOT NULL, 
	CONSTRAINT pk_login_attempt PRIMARY KEY (id), 
	CONSTRAINT fk_login_attempt_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id)
);

CREATE INDEX ix_login_attempt_failed ON login_attempt (customer_id, at);

CREATE TABLE supplier (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	company_id INTEGER NOT NULL, 
	lead_time DATETIME, 
	rating DOUBLE, 
	created_at DATETIME NOT NULL DEFAULT (now()), 
	updated_at DATETIME, 
	CONSTRAINT pk_supplier PRIMARY KEY (id), 
	CONSTRAINT uq_supplier_company_id UNIQUE (company_id), 
	CONSTRAINT fk_supplier_company_id_company FOREIGN KEY(company_id) REFERENCES company (id)
);

CREATE TABLE cart (
	id UUID NOT NULL, 
	customer_id INTEGER, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_cart PRIMARY KEY (id), 
	CONSTRAINT fk_cart_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE
);

CREATE INDEX ix_cart_expires_at ON cart (expires_at);

CREATE TABLE staff_role (
	employee_id INTEGER NOT NULL, 
	role_id INTEGER NOT NULL, 
	since DATE NOT NULL DEFAULT CURRENT_DATE, 
	CONSTRAINT pk_staff_role PRIMARY KEY (employee_id, role_id), 
	CONSTRAINT fk_staff_role_employee_id_employee FOREIGN KEY(employee_id) REFERENCES employee (id) ON DELETE CASCADE, 
	CONSTRAINT fk_staff_role_role_id_role FOREIGN KEY(role_id) REFERENCES role (id)
);

CREATE TABLE audit_entry (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	at DATETIME NOT NULL DEFAULT (now()), 
	employee_id INTEGER, 
	table_name VARCHAR(120) NOT NULL, 
	row_id BIGINT NOT NULL, 
	`before` JSON, 
	after JSON, 
	CONSTRAINT pk_audit_entry PRIMARY KEY (id), 
	CONSTRAINT fk_audit_entry_employee_id_employee FOREIGN KEY(employee_id) REFERENCES employee (id) ON DELETE SET NULL
);

CREATE INDEX ix_audit_entry_row ON audit_entry (table_name, row_id);

CREATE INDEX ix_audit_entry_at ON audit_entry (at);

CREATE TABLE stock (
	variant_id INTEGER NOT NULL, 
	shelf_id INTEGER NOT NULL, 
	quantity INTEGER NOT NULL DEFAULT 0, 
	reserved INTEGER NOT NULL DEFAULT 0, 
	available INTEGER GENERATED ALWAYS AS (quantity - reserved) STORED, 
	CONSTRAINT pk_stock PRIMARY KEY (variant_id, shelf_id), 
	CONSTRAINT ck_stock_reserved CHECK (reserved <= quantity), 
	CONSTRAINT fk_stock_variant_id_variant FOREIGN KEY(variant_id) REFERENCES variant (id), 
	CONSTRAINT fk_stock_shelf_id_shelf FOREIGN KEY(shelf_id) REFERENCES shelf (id)
);

CREATE TABLE supplier_price (
	supplier_id INTEGER NOT NULL, 
	variant_id INTEGER NOT NULL, 
	price NUMERIC(12, 2) NOT NULL, 
	minimum INTEGER NOT NULL, 
	CONSTRAINT pk_supplier_price PRIMARY KEY (supplier_id, variant_id), 
	CONSTRAINT fk_supplier_price_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id), 
	CONSTRAINT fk_supplier_price_variant_id_variant FOREIGN KEY(variant_id) REFERENCES variant (id)
);

CREATE TABLE purchase_order (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	supplier_id INTEGER NOT NULL, 
	ordered_on DATE, 
	expected_at TIME, 
	created_at DATETIME NOT NULL DEFAULT (now()), 
	updated_at DATETIME, 
	CONSTRAINT pk_purchase_order PRIMARY KEY (id), 
	CONSTRAINT fk_purchase_order_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id)
);

CREATE TABLE cart_line (
	cart_id UUID NOT NULL, 
	variant_id INTEGER NOT NULL, 
	quantity INTEGER NOT NULL, 
	CONSTRAINT pk_cart_line PRIMARY KEY (cart_id, variant_id), 
	CONSTRAINT fk_cart_line_cart_id_cart FOREIGN KEY(cart_id) REFERENCES cart (id) ON DELETE CASCADE, 
	CONSTRAINT fk_cart_line_variant_id_variant FOREIGN KEY(variant_id) REFERENCES variant (id)
);

CREATE TABLE `order` (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	number VARCHAR(20) NOT NULL, 
	customer_id INTEGER NOT NULL, 
	billing_address_id INTEGER NOT NULL, 
	shipping_address_id INTEGER, 
	status ENUM('new','paid','shipped','cancelled') NOT NULL DEFAULT 'new', 
	currency CHAR(3) NOT NULL DEFAULT 'EUR', 
	total NUMERIC(12, 2) NOT NULL, 
	placed_at DATETIME, 
	extra JSON, 
	created_at DATETIME NOT NULL DEFAULT (now()), 
	updated_at DATETIME, 
	CONSTRAINT pk_order PRIMARY KEY (id), 
	CONSTRAINT uq_order_number UNIQUE (number), 
	CONSTRAINT fk_order_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id), 
	CONSTRAINT fk_order_billing_address_id_address FOREIGN KEY(billing_address_id) REFERENCES address (id), 
	CONSTRAINT fk_order_shipping_address_id_address FOREIGN KEY(shipping_address_id) REFERENCES address (id)
);

CREATE INDEX ix_order_status ON `order` (status);

CREATE INDEX ix_order_customer_id ON `order` (customer_id);

CREATE INDEX ix_order_customer_status ON `order` (customer_id, status);

CREATE TABLE invoice (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	order_id INTEGER NOT NULL, 
	number VARCHAR(20) NOT NULL, 
	issued_on DATE NOT NULL, 
	due_on DATE NOT NULL, 
	paid BOOL NOT NULL DEFAULT false, 
	CONSTRAINT pk_invoice PRIMARY KEY (id), 
	CONSTRAINT uq_invoice_order_id UNIQUE (order_id), 
	CONSTRAINT fk_invoice_order_id_order FOREIGN KEY(order_id) REFERENCES `order` (id), 
	CONSTRAINT uq_invoice_number UNIQUE (number), 
	CONSTRAINT ck_invoice_paid CHECK (paid IN (0, 1))
);

CREATE INDEX ix_invoice_issued_on ON invoice (issued_on);

CREATE TABLE stock_movement (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	variant_id INTEGER NOT NULL, 
	shelf_id INTEGER NOT NULL, 
	kind ENUM('IN','OUT','COUNTED') NOT NULL, 
	quantity INTEGER NOT NULL, 
	at DATETIME NOT NULL DEFAULT (now()), 
	CONSTRAINT pk_stock_movement PRIMARY KEY (id), 
	CONSTRAINT fk_stock_movement_stock FOREIGN KEY(variant_id, shelf_id) REFERENCES stock (variant_id, shelf_id)
);

CREATE TABLE purchase_line (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	order_id INTEGER NOT NULL, 
	variant_id INTEGER NOT NULL, 
	quantity INTEGER NOT NULL, 
	price NUMERIC(12, 2) NOT NULL, 
	CONSTRAINT pk_purchase_line PRIMARY KEY (id), 
	CONSTRAINT fk_purchase_line_order_id_purchase_order FOREIGN KEY(order_id) REFERENCES purchase_order (id) ON DELETE CASCADE, 
	CONSTRAINT fk_purchase_line_variant_id_variant FOREIGN KEY(variant_id) REFERENCES variant (id)
);

CREATE TABLE voucher_use (
	voucher_id INTEGER NOT NULL, 
	order_id INTEGER NOT NULL, 
	CONSTRAINT pk_voucher_use PRIMARY KEY (voucher_id, order_id), 
	CONSTRAINT fk_voucher_use_voucher_id_voucher FOREIGN KEY(voucher_id) REFERENCES voucher (id), 
	CONSTRAINT fk_voucher_use_order_id_order FOREIGN KEY(order_id) REFERENCES `order` (id)
);

CREATE TABLE order_line (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	order_id INTEGER NOT NULL, 
	`position` SMALLINT NOT NULL, 
	variant_id INTEGER NOT NULL, 
	quantity INTEGER NOT NULL, 
	price NUMERIC(12, 2) NOT NULL, 
	CONSTRAINT pk_order_line PRIMARY KEY (id), 
	CONSTRAINT uq_order_line_order_id_position UNIQUE (order_id, `position`), 
	CONSTRAINT ck_order_line_quantity CHECK (quantity > 0), 
	CONSTRAINT fk_order_line_order_id_order FOREIGN KEY(order_id) REFERENCES `order` (id) ON DELETE CASCADE, 
	CONSTRAINT fk_order_line_variant_id_variant FOREIGN KEY(variant_id) REFERENCES variant (id) ON DELETE RESTRICT
);

CREATE TABLE payment (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	order_id INTEGER NOT NULL, 
	method VARCHAR(8) NOT NULL, 
	amount NUMERIC(12, 2) NOT NULL, 
	reference VARCHAR(80), 
	answer JSON, 
	created_at DATETIME NOT NULL DEFAULT (now()), 
	updated_at DATETIME, 
	CONSTRAINT pk_payment PRIMARY KEY (id), 
	CONSTRAINT fk_payment_order_id_order FOREIGN KEY(order_id) REFERENCES `order` (id)
);

CREATE INDEX ix_payment_order_id ON payment (order_id);

CREATE TABLE parcel (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	order_id INTEGER NOT NULL, 
	carrier_id INTEGER NOT NULL, 
	tracking_number VARCHAR(20), 
	weight DOUBLE, 
	created_at DATETIME NOT NULL DEFAULT (now()), 
	updated_at DATETIME, 
	CONSTRAINT pk_parcel PRIMARY KEY (id), 
	CONSTRAINT uq_parcel_carrier_id_tracking_number UNIQUE (carrier_id, tracking_number), 
	CONSTRAINT fk_parcel_order_id_order FOREIGN KEY(order_id) REFERENCES `order` (id), 
	CONSTRAINT fk_parcel_carrier_id_carrier FOREIGN KEY(carrier_id) REFERENCES carrier (id)
);

CREATE TABLE refund (
	id INTEGER NOT NULL AUTO_INCREMENT, 
	payment_id INTEGER NOT NULL, 
	amount NUMERIC(12, 2) NOT NULL, 
	reason VARCHAR(255), 
	created_at DATETIME NOT NULL DEFAULT (now()), 
	updated_at DATETIME, 
	CONSTRAINT pk_refund PRIMARY KEY (id), 
	CONSTRAINT fk_refund_payment_id_payment FOREIGN KEY(payment_id) REFERENCES payment (id)
);

CREATE TABLE parcel_line (
	parcel_id INTEGER NOT NULL, 
	order_line_id INTEGER NOT NULL, 
	quantity INTEGER NOT NULL, 
	CONSTRAINT pk_parcel_line PRIMARY KEY (parcel_id, order_line_id), 
	CONSTRAINT fk_parcel_line_parcel_id_parcel FOREIGN KEY(parcel_id) REFERENCES parcel (id), 
	CONSTRAINT fk_parcel_line_order_line_id_order_line FOREIGN KEY(order_line_id) REFERENCES order_line (id)
);

ALTER TABLE department ADD CONSTRAINT fk_department_head_id_employee FOREIGN KEY(head_id) REFERENCES employee (id) ON DELETE SET NULL;

