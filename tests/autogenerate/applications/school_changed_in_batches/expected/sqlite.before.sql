CREATE TABLE period (
	number INTEGER NOT NULL, 
	starts_at TIME NOT NULL, 
	ends_at TIME NOT NULL, 
	CONSTRAINT pk_period PRIMARY KEY (number)
);

CREATE TABLE holiday (
	id INTEGER NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	first_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	CONSTRAINT pk_holiday PRIMARY KEY (id)
);

CREATE TABLE event (
	id CHAR(32) NOT NULL, 
	title VARCHAR(100) NOT NULL, 
	starts_at DATETIME NOT NULL, 
	length DATETIME, 
	details JSON NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (id)
);

CREATE INDEX ix_event_title ON event (title);

CREATE TABLE dish (
	id INTEGER NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	vegetarian BOOLEAN NOT NULL, 
	price NUMERIC(5, 2) NOT NULL, 
	CONSTRAINT pk_dish PRIMARY KEY (id), 
	CONSTRAINT uq_dish_name UNIQUE (name)
);

CREATE TABLE school_year (
	id INTEGER NOT NULL, 
	name VARCHAR(9) NOT NULL, 
	starts_on DATE NOT NULL, 
	ends_on DATE NOT NULL, 
	current BOOLEAN NOT NULL, 
	CONSTRAINT pk_school_year PRIMARY KEY (id), 
	CONSTRAINT uq_school_year_name UNIQUE (name)
);

CREATE TABLE subject (
	code VARCHAR(6) NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	compulsory BOOLEAN NOT NULL, 
	CONSTRAINT pk_subject PRIMARY KEY (code)
);

CREATE TABLE fee_kind (
	id INTEGER NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	amount NUMERIC(8, 2) NOT NULL, 
	CONSTRAINT pk_fee_kind PRIMARY KEY (id), 
	CONSTRAINT uq_fee_kind_name UNIQUE (name)
);

CREATE TABLE author (
	id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_author PRIMARY KEY (id)
);

CREATE INDEX ix_author_name ON author (name);

CREATE TABLE family (
	id INTEGER NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	CONSTRAINT pk_family PRIMARY KEY (id)
);

CREATE TABLE guardian (
	id INTEGER NOT NULL, 
	first_name VARCHAR(60) NOT NULL, 
	last_name VARCHAR(60) NOT NULL, 
	email VARCHAR(120), 
	phone VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_guardian PRIMARY KEY (id), 
	CONSTRAINT uq_guardian_email UNIQUE (email)
);

CREATE INDEX ix_guardian_last_name ON guardian (last_name);

CREATE TABLE teacher (
	id INTEGER NOT NULL, 
	created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL, 
	updated_at DATETIME, 
	first_name VARCHAR(60) NOT NULL, 
	last_name VARCHAR(60) NOT NULL, 
	email VARCHAR(120), 
	short_name VARCHAR(5) NOT NULL, 
	hours FLOAT NOT NULL, 
	employed_from DATE NOT NULL, 
	employed_to DATE, 
	CONSTRAINT pk_teacher PRIMARY KEY (id), 
	CONSTRAINT ck_teacher_employed CHECK (employed_to IS NULL OR employed_to > employed_from), 
	CONSTRAINT uq_teacher_email UNIQUE (email), 
	CONSTRAINT uq_teacher_short_name UNIQUE (short_name)
);

CREATE INDEX ix_teacher_last_name ON teacher (last_name);

CREATE TABLE building (
	id INTEGER NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	street VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_building PRIMARY KEY (id), 
	CONSTRAINT uq_building_name UNIQUE (name)
);

CREATE TABLE menu (
	day DATE NOT NULL, 
	dish_id INTEGER NOT NULL, 
	CONSTRAINT pk_menu PRIMARY KEY (day, dish_id), 
	CONSTRAINT fk_menu_dish_id FOREIGN KEY(dish_id) REFERENCES dish (id)
);

CREATE TABLE term (
	id INTEGER NOT NULL, 
	year_id INTEGER NOT NULL, 
	number SMALLINT NOT NULL, 
	CONSTRAINT pk_term PRIMARY KEY (id), 
	CONSTRAINT uq_term_year_id_number UNIQUE (year_id, number), 
	CONSTRAINT fk_term_year_id FOREIGN KEY(year_id) REFERENCES school_year (id) ON DELETE CASCADE
);

CREATE TABLE class (
	id INTEGER NOT NULL, 
	year_id INTEGER NOT NULL, 
	name VARCHAR(5) NOT NULL, 
	teacher_id INTEGER, 
	CONSTRAINT pk_class PRIMARY KEY (id), 
	CONSTRAINT uq_class_name UNIQUE (year_id, name), 
	CONSTRAINT fk_class_year_id FOREIGN KEY(year_id) REFERENCES school_year (id), 
	CONSTRAINT fk_class_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id)
);

CREATE TABLE book (
	id INTEGER NOT NULL, 
	isbn CHAR(13) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	published INTEGER, 
	subject_code VARCHAR(6), 
	CONSTRAINT pk_book PRIMARY KEY (id), 
	CONSTRAINT uq_book_isbn UNIQUE (isbn), 
	CONSTRAINT fk_book_subject_code FOREIGN KEY(subject_code) REFERENCES subject (code)
);

CREATE TABLE pupil (
	id INTEGER NOT NULL, 
	created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL, 
	updated_at DATETIME, 
	first_name VARCHAR(60) NOT NULL, 
	last_name VARCHAR(60) NOT NULL, 
	email VARCHAR(120), 
	number INTEGER NOT NULL, 
	born_on DATE NOT NULL, 
	sex VARCHAR(6), 
	family_id INTEGER, 
	left_on DATE, 
	notes JSON, 
	CONSTRAINT pk_pupil PRIMARY KEY (id), 
	CONSTRAINT uq_pupil_email UNIQUE (email), 
	CONSTRAINT uq_pupil_number UNIQUE (number), 
	CONSTRAINT fk_pupil_family_id FOREIGN KEY(family_id) REFERENCES family (id) ON DELETE SET NULL
);

CREATE INDEX ix_pupil_last_name ON pupil (last_name);

CREATE INDEX ix_pupil_left_on ON pupil (left_on);

CREATE TABLE absence (
	id INTEGER NOT NULL, 
	teacher_id INTEGER NOT NULL, 
	first_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	reason TEXT, 
	CONSTRAINT pk_absence PRIMARY KEY (id), 
	CONSTRAINT fk_absence_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id)
);

CREATE TABLE login_account (
	id INTEGER NOT NULL, 
	created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL, 
	updated_at DATETIME, 
	login VARCHAR(40) NOT NULL, 
	password_hash BLOB NOT NULL, 
	teacher_id INTEGER, 
	guardian_id INTEGER, 
	last_seen DATETIME, 
	CONSTRAINT pk_login_account PRIMARY KEY (id), 
	CONSTRAINT uq_login_account_login UNIQUE (login), 
	CONSTRAINT uq_login_account_teacher_id UNIQUE (teacher_id), 
	CONSTRAINT fk_login_account_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id), 
	CONSTRAINT uq_login_account_guardian_id UNIQUE (guardian_id), 
	CONSTRAINT fk_login_account_guardian_id FOREIGN KEY(guardian_id) REFERENCES guardian (id)
);

CREATE TABLE room (
	id INTEGER NOT NULL, 
	building_id INTEGER NOT NULL, 
	number VARCHAR(10) NOT NULL, 
	seats INTEGER, 
	area NUMERIC(6, 2), 
	CONSTRAINT pk_room PRIMARY KEY (id), 
	CONSTRAINT uq_room_building_id_number UNIQUE (building_id, number), 
	CONSTRAINT fk_room_building_id FOREIGN KEY(building_id) REFERENCES building (id)
);

CREATE TABLE event_participant (
	event_id CHAR(32) NOT NULL, 
	pupil_id INTEGER NOT NULL, 
	CONSTRAINT pk_event_participant PRIMARY KEY (event_id, pupil_id), 
	CONSTRAINT fk_event_participant_event_id FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT fk_event_participant_pupil_id FOREIGN KEY(pupil_id) REFERENCES pupil (id)
);

CREATE TABLE meal_order (
	id INTEGER NOT NULL, 
	pupil_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	dish_id INTEGER NOT NULL, 
	CONSTRAINT pk_meal_order PRIMARY KEY (id), 
	CONSTRAINT fk_meal_order_menu FOREIGN KEY(day, dish_id) REFERENCES menu (day, dish_id), 
	CONSTRAINT fk_meal_order_pupil_id FOREIGN KEY(pupil_id) REFERENCES pupil (id)
);

CREATE TABLE class_member (
	class_id INTEGER NOT NULL, 
	pupil_id INTEGER NOT NULL, 
	joined_on DATE NOT NULL, 
	CONSTRAINT pk_class_member PRIMARY KEY (class_id, pupil_id), 
	CONSTRAINT fk_class_member_class_id FOREIGN KEY(class_id) REFERENCES class (id), 
	CONSTRAINT fk_class_member_pupil_id FOREIGN KEY(pupil_id) REFERENCES pupil (id)
);

CREATE TABLE course (
	id INTEGER NOT NULL, 
	created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL, 
	updated_at DATETIME, 
	subject_code VARCHAR(6) NOT NULL, 
	class_id INTEGER, 
	term_id INTEGER NOT NULL, 
	teacher_id INTEGER NOT NULL, 
	title VARCHAR(100), 
	CONSTRAINT pk_course PRIMARY KEY (id), 
	CONSTRAINT fk_course_subject_code FOREIGN KEY(subject_code) REFERENCES subject (code), 
	CONSTRAINT fk_course_class_id FOREIGN KEY(class_id) REFERENCES class (id), 
	CONSTRAINT fk_course_term_id FOREIGN KEY(term_id) REFERENCES term (id), 
	CONSTRAINT fk_course_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id)
);

CREATE INDEX ix_course_teacher_id ON course (teacher_id);

CREATE INDEX ix_course_subject_code ON course (subject_code);

CREATE TABLE report (
	id INTEGER NOT NULL, 
	created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL, 
	updated_at DATETIME, 
	pupil_id INTEGER NOT NULL, 
	term_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	average DOUBLE, 
	missed_hours INTEGER DEFAULT '0' NOT NULL, 
	document BLOB, 
	CONSTRAINT pk_report PRIMARY KEY (id), 
	CONSTRAINT fk_report_pupil_id FOREIGN KEY(pupil_id) REFERENCES pupil (id), 
	CONSTRAINT fk_report_term_id FOREIGN KEY(term_id) REFERENCES term (id)
);

CREATE TABLE fee (
	id INTEGER NOT NULL, 
	created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL, 
	updated_at DATETIME, 
	kind_id INTEGER NOT NULL, 
	pupil_id INTEGER NOT NULL, 
	state VARCHAR(6) DEFAULT 'open' NOT NULL, 
	due_on DATE NOT NULL, 
	CONSTRAINT pk_fee PRIMARY KEY (id), 
	CONSTRAINT fk_fee_kind_id FOREIGN KEY(kind_id) REFERENCES fee_kind (id), 
	CONSTRAINT fk_fee_pupil_id FOREIGN KEY(pupil_id) REFERENCES pupil (id)
);

CREATE INDEX ix_fee_pupil_id ON fee (pupil_id);

CREATE TABLE scholarship (
	id INTEGER NOT NULL, 
	pupil_id INTEGER NOT NULL, 
	percent INTEGER NOT NULL, 
	reason VARCHAR(200), 
	CONSTRAINT pk_scholarship PRIMARY KEY (id), 
	CONSTRAINT uq_scholarship_pupil_id UNIQUE (pupil_id), 
	CONSTRAINT fk_scholarship_pupil_id FOREIGN KEY(pupil_id) REFERENCES pupil (id)
);

CREATE TABLE allergy (
	pupil_id INTEGER NOT NULL, 
	substance VARCHAR(60) NOT NULL, 
	severe BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_allergy PRIMARY KEY (pupil_id, substance), 
	CONSTRAINT fk_allergy_pupil_id FOREIGN KEY(pupil_id) REFERENCES pupil (id) ON DELETE CASCADE
);

CREATE TABLE vaccination (
	id INTEGER NOT NULL, 
	pupil_id INTEGER NOT NULL, 
	against VARCHAR(60) NOT NULL, 
	given_on DATE, 
	CONSTRAINT pk_vaccination PRIMARY KEY (id), 
	CONSTRAINT fk_vaccination_pupil_id FOREIGN KEY(pupil_id) REFERENCES pupil (id)
);

CREATE UNIQUE INDEX ix_vaccination_pupil_id ON vaccination (pupil_id, against);

CREATE TABLE visit (
	id INTEGER NOT NULL, 
	created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL, 
	updated_at DATETIME, 
	pupil_id INTEGER NOT NULL, 
	temperature FLOAT, 
	text TEXT NOT NULL, 
	sent_home BOOLEAN NOT NULL, 
	CONSTRAINT pk_visit PRIMARY KEY (id), 
	CONSTRAINT fk_visit_pupil_id FOREIGN KEY(pupil_id) REFERENCES pupil (id)
);

CREATE TABLE book_author (
	book_id INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	CONSTRAINT pk_book_author PRIMARY KEY (book_id, author_id), 
	CONSTRAINT fk_book_author_book_id FOREIGN KEY(book_id) REFERENCES book (id) ON DELETE CASCADE, 
	CONSTRAINT fk_book_author_author_id FOREIGN KEY(author_id) REFERENCES author (id)
);

CREATE TABLE copy (
	id INTEGER NOT NULL, 
	book_id INTEGER NOT NULL, 
	barcode BIGINT NOT NULL, 
	lost BOOLEAN NOT NULL, 
	CONSTRAINT pk_copy PRIMARY KEY (id), 
	CONSTRAINT fk_copy_book_id FOREIGN KEY(book_id) REFERENCES book (id), 
	CONSTRAINT uq_copy_barcode UNIQUE (barcode)
);

CREATE TABLE guardian_link (
	guardian_id INTEGER NOT NULL, 
	pupil_id INTEGER NOT NULL, 
	may_collect BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_guardian_link PRIMARY KEY (guardian_id, pupil_id), 
	CONSTRAINT fk_guardian_link_guardian_id FOREIGN KEY(guardian_id) REFERENCES guardian (id) ON DELETE CASCADE, 
	CONSTRAINT fk_guardian_link_pupil_id FOREIGN KEY(pupil_id) REFERENCES pupil (id) ON DELETE CASCADE
);

CREATE TABLE permission (
	account_id INTEGER NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_permission PRIMARY KEY (account_id, name), 
	CONSTRAINT fk_permission_account_id FOREIGN KEY(account_id) REFERENCES login_account (id)
);

CREATE TABLE device (
	id INTEGER NOT NULL, 
	room_id INTEGER, 
	kind VARCHAR(30) NOT NULL, 
	serial_number VARCHAR(60), 
	bought_for NUMERIC(10, 2) NOT NULL, 
	CONSTRAINT pk_device PRIMARY KEY (id), 
	CONSTRAINT fk_device_room_id FOREIGN KEY(room_id) REFERENCES room (id) ON DELETE SET NULL, 
	CONSTRAINT uq_device_serial_number UNIQUE (serial_number)
);

CREATE TABLE "key" (
	number INTEGER NOT NULL, 
	room_id INTEGER NOT NULL, 
	teacher_id INTEGER, 
	CONSTRAINT pk_key PRIMARY KEY (number), 
	CONSTRAINT fk_key_room_id FOREIGN KEY(room_id) REFERENCES room (id), 
	CONSTRAINT fk_key_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id)
);

CREATE TABLE lesson (
	id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	room_id INTEGER NOT NULL, 
	weekday VARCHAR(9) NOT NULL, 
	period_number INTEGER NOT NULL, 
	CONSTRAINT pk_lesson PRIMARY KEY (id), 
	CONSTRAINT uq_lesson_room UNIQUE (room_id, weekday, period_number), 
	CONSTRAINT fk_lesson_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE CASCADE, 
	CONSTRAINT fk_lesson_room_id FOREIGN KEY(room_id) REFERENCES room (id), 
	CONSTRAINT fk_lesson_period_number FOREIGN KEY(period_number) REFERENCES period (number)
);

CREATE INDEX ix_lesson_when ON lesson (weekday, period_number);

CREATE TABLE enrolment (
	id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	pupil_id INTEGER NOT NULL, 
	CONSTRAINT pk_enrolment PRIMARY KEY (id), 
	CONSTRAINT uq_enrolment_course_id_pupil_id UNIQUE (course_id, pupil_id), 
	CONSTRAINT fk_enrolment_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE CASCADE, 
	CONSTRAINT fk_enrolment_pupil_id FOREIGN KEY(pupil_id) REFERENCES pupil (id) ON DELETE CASCADE
);

CREATE TABLE assessment (
	id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	held_on DATE NOT NULL, 
	weight VARCHAR(4) NOT NULL, 
	topic VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_assessment PRIMARY KEY (id), 
	CONSTRAINT fk_assessment_course_id FOREIGN KEY(course_id) REFERENCES course (id)
);

CREATE TABLE report_line (
	report_id INTEGER NOT NULL, 
	subject_code VARCHAR(6) NOT NULL, 
	mark INTEGER NOT NULL, 
	CONSTRAINT pk_report_line PRIMARY KEY (report_id, subject_code), 
	CONSTRAINT fk_report_line_report_id FOREIGN KEY(report_id) REFERENCES report (id), 
	CONSTRAINT fk_report_line_subject_code FOREIGN KEY(subject_code) REFERENCES subject (code)
);

CREATE TABLE homework (
	id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	due_on DATE NOT NULL, 
	text TEXT NOT NULL, 
	minutes SMALLINT, 
	CONSTRAINT pk_homework PRIMARY KEY (id), 
	CONSTRAINT fk_homework_course_id FOREIGN KEY(course_id) REFERENCES course (id)
);

CREATE INDEX ix_homework_due_on ON homework (due_on);

CREATE INDEX ix_homework_course_id ON homework (course_id);

CREATE TABLE payment (
	id INTEGER NOT NULL, 
	fee_id INTEGER NOT NULL, 
	amount NUMERIC(8, 2) NOT NULL, 
	paid_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL, 
	reference VARCHAR(35), 
	CONSTRAINT pk_payment PRIMARY KEY (id), 
	CONSTRAINT fk_payment_fee_id FOREIGN KEY(fee_id) REFERENCES fee (id)
);

CREATE TABLE loan (
	id INTEGER NOT NULL, 
	copy_id INTEGER NOT NULL, 
	pupil_id INTEGER NOT NULL, 
	lent_on DATE DEFAULT CURRENT_DATE NOT NULL, 
	due_on DATE NOT NULL, 
	returned_on DATE, 
	CONSTRAINT pk_loan PRIMARY KEY (id), 
	CONSTRAINT fk_loan_copy_id FOREIGN KEY(copy_id) REFERENCES copy (id), 
	CONSTRAINT fk_loan_pupil_id FOREIGN KEY(pupil_id) REFERENCES pupil (id)
);

CREATE INDEX ix_loan_pupil_id ON loan (pupil_id);

CREATE INDEX ix_loan_copy_id ON loan (copy_id);

CREATE TABLE damage (
	id INTEGER NOT NULL, 
	created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL, 
	updated_at DATETIME, 
	device_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	repaired BOOLEAN NOT NULL, 
	CONSTRAINT pk_damage PRIMARY KEY (id), 
	CONSTRAINT fk_damage_device_id FOREIGN KEY(device_id) REFERENCES device (id)
);

CREATE TABLE substitution (
	id INTEGER NOT NULL, 
	created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL, 
	updated_at DATETIME, 
	lesson_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	teacher_id INTEGER, 
	cancelled BOOLEAN NOT NULL, 
	CONSTRAINT pk_substitution PRIMARY KEY (id), 
	CONSTRAINT fk_substitution_lesson_id FOREIGN KEY(lesson_id) REFERENCES lesson (id), 
	CONSTRAINT fk_substitution_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id)
);

CREATE TABLE attendance (
	lesson_id INTEGER NOT NULL, 
	pupil_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	minutes_late INTEGER, 
	excused BOOLEAN, 
	CONSTRAINT pk_attendance PRIMARY KEY (lesson_id, pupil_id, day), 
	CONSTRAINT fk_attendance_lesson_id FOREIGN KEY(lesson_id) REFERENCES lesson (id), 
	CONSTRAINT fk_attendance_pupil_id FOREIGN KEY(pupil_id) REFERENCES pupil (id)
);

CREATE TABLE mark (
	assessment_id INTEGER NOT NULL, 
	pupil_id INTEGER NOT NULL, 
	value NUMERIC(3, 1) NOT NULL, 
	remark VARCHAR(255), 
	CONSTRAINT pk_mark PRIMARY KEY (assessment_id, pupil_id), 
	CONSTRAINT ck_mark_value CHECK (value >= 1 AND value <= 6), 
	CONSTRAINT fk_mark_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id) ON DELETE CASCADE, 
	CONSTRAINT fk_mark_pupil_id FOREIGN KEY(pupil_id) REFERENCES pupil (id)
);

